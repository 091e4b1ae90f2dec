import type { CaseRecord, Form, Page } from '../../../data/api/types';
import { useDocument, usePerson } from '../../../data/hooks';
import { may } from '../record/queries';
import { written, type Written } from '../record/row-buttons';
import { visits } from '../record/visits';
import type { NextAction } from './work';

/** How a step is done: written down at once as a row, on the form that asks for it, or only looked at. */
export type Doing = { readonly kind: 'row'; readonly id: Written } | { readonly kind: 'form' | 'open'; readonly to: string };

/** What shows that the step is done: the field of a case that a form asks for. */
const shownBy: Readonly<Record<NextAction, string>> = {
  first_contact: visits,
  follow_up: visits,
  assessment: 'assessment_requested_on',
  case_plan: 'date_case_plan',
  review: 'date_case_plan',
  service: 'services_section',
};

export interface Doings {
  readonly next: (record: CaseRecord, action: NextAction) => Doing;
  readonly mayWrite: (record: CaseRecord, id: Written) => boolean;
}

/** What this person may do about a case from outside of it, by what a list knows: the case itself knows better. */
export function useDoings(): Doings {
  const forms = useDocument<Page<Form>>('forms').value?.data ?? [];
  const permitted = usePerson().permitted_form ?? {};
  const formOf = (name: string): string | undefined =>
    forms.find((form) => form.parent_form === 'case' && form.is_nested !== true && permitted[form.unique_id] === 'rw' && form.fields.some((field) => field.name === name))?.unique_id;
  const mayWrite = (record: CaseRecord, id: Written): boolean =>
    written.some((one) => one.id === id && formOf(one.field) !== undefined && (may(record, 'write') || may(record, one.ability)));
  return {
    mayWrite,
    next: (record, action) => {
      const field = shownBy[action];
      const row = written.find((one) => one.field === field);
      if (row !== undefined && mayWrite(record, row.id)) return { kind: 'row', id: row.id };
      const form = formOf(field);
      if (form === undefined || row !== undefined || !may(record, 'write')) return { kind: 'open', to: `/cases/${record.id}` };
      return { kind: 'form', to: `/cases/${record.id}/edit/${form}` };
    },
  };
}
