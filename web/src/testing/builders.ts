import type { Field, Flag, Form, Lookup, Person, PlaceAlert, Recipient, Transition } from '../data/api/types';

export const moduleId = 'primeromodule-cp';

export function field(name: string, type: string, more: Partial<Field> = {}): Field {
  return { name, type, display_name: { en: name.replaceAll('_', ' '), tet: `${name} tet` }, visible: true, mobile_visible: true, ...more };
}

export function form(id: number, unique_id: string, fields: readonly Field[], more: Partial<Form> = {}): Form {
  return { id, unique_id, parent_form: 'case', name: { en: unique_id.replaceAll('_', ' ') }, visible: true, order: id, order_form_group: 1, form_group_id: 'identification', module_ids: [moduleId], fields, ...more };
}

export const forms: readonly Form[] = [
  form(1, 'basic_identity', [
    field('name_first', 'text_field', { required: true }),
    field('name_last', 'text_field'),
    field('sex', 'radio_button', { option_strings_source: 'lookup lookup-gender' }),
    field('age', 'numeric_field'),
    field('date_of_birth', 'date_field', { date_validation: 'not_future_date' }),
    field('risk_level', 'select_box', { option_strings_source: 'lookup lookup-risk-level' }),
    field('address', 'textarea', { guiding_questions: { en: 'Where does the child sleep?' } }),
    field('registration_date', 'date_field', { selected_value: 'today' }),
  ], { is_first_tab: true }),
  form(2, 'services', [field('services_section', 'subform', { subform_section_id: 3 })]),
  form(3, 'services_section', [field('service_type', 'select_box', { option_strings_source: 'lookup lookup-service-type', required: true }), field('service_note', 'textarea')], { is_nested: true, collapsed_field_names: ['service_type'] }),
  form(4, 'photos', [field('photos', 'photo_upload_box')]),
  form(5, 'secret', [field('secret_note', 'textarea')]),
  form(6, 'closure_form', [field('closure_reason', 'select_box', { option_strings_source: 'lookup lookup-closure-reason' })]),
];

function option(id: string, en: string): Lookup['values'][number] {
  return { id, display_text: { en, tet: `${en} (tet)` } };
}

export const lookups: readonly Lookup[] = [
  { unique_id: 'lookup-gender', name: { en: 'Sex' }, values: [option('female', 'Female'), option('male', 'Male')] },
  { unique_id: 'lookup-risk-level', name: { en: 'Risk' }, values: [option('high', 'High'), option('medium', 'Medium'), option('low', 'Low'), option('none', 'None')] },
  { unique_id: 'lookup-case-status', name: { en: 'Status' }, values: [option('open', 'Open'), option('closed', 'Closed')] },
  { unique_id: 'lookup-service-type', name: { en: 'Service' }, values: ['health', 'police', 'legal', 'shelter'].map((id) => option(id, `Service of ${id}`)) },
  { unique_id: 'lookup-approval-type', name: { en: 'Plans' }, values: [option('case_plan', 'Plan of the case'), option('action_plan', 'Urgent plan')] },
  { unique_id: 'lookup-closure-reason', name: { en: 'Reasons' }, values: [option('goals_met', 'Goals met'), option('moved', 'Moved away')] },
  { unique_id: 'lookup-form-group-cp-case', name: { en: 'Groups' }, values: [option('identification', 'Identification')] },
];

export function person(more: Partial<Person> = {}): Person {
  return {
    id: 11,
    user_name: 'worker',
    full_name: 'Demo Worker',
    locale: 'en',
    agency_unique_id: 'DEMO',
    module_unique_ids: [moduleId],
    abilities: ['register_case', 'refer_to', 'read_cases', 'receive_referrals', 'deal_in_transfers', 'read_figures'],
    permitted_form: { basic_identity: 'rw', services: 'rw', services_section: 'rw', photos: 'rw' },
    ...more,
  };
}

export const recipients: readonly Recipient[] = [
  { id: 21, user_name: 'nurse', full_name: 'Demo Nurse', agency: 'CLINIC', services: ['health'] },
  { id: 22, user_name: 'officer', full_name: 'Demo Officer', agency: 'POLICE', services: ['police'] },
];

export function flag(more: Partial<Flag> = {}): Flag {
  return { id: 1, record_id: 'case-1', date: '2026-12-01', message: 'Look at the plan.', flagged_by: 'nurse', removed: false, abilities: ['resolve'], ...more };
}

export function placeAlert(more: Partial<PlaceAlert> = {}): PlaceAlert {
  return {
    id: 'place-1',
    at: '2026-11-20T08:00:00Z',
    location: 'TL0101',
    setting: 'school',
    children: 1,
    months: 12,
    files: [{ id: 'case-1', record_type: 'cases', short_id: 'abc1234', name: 'Example', status: 'open', new: true, harmed: true }],
    withheld: 1,
    acted: [],
    abilities: ['act'],
    ...more,
  };
}

export function referral(more: Partial<Transition> = {}): Transition {
  return {
    id: 'referral-1',
    type: 'Referral',
    status: 'in_progress',
    record_id: 'case-1',
    record_short_id: 'abc1234',
    transitioned_by: 'sender',
    transitioned_to: 'worker',
    service: 'health',
    notes: 'Please see this week.',
    created_at: '2026-11-20T08:00:00Z',
    version: 1,
    abilities: ['accept', 'reject'],
    ...more,
  };
}
