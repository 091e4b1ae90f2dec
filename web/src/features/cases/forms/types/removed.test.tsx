import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Field, Form, Row, Value } from '../../../../data/api/types';
import { wordsFrom } from '../../../../i18n';
import english from '../../../../i18n/messages/en';
import { changesOf } from '../changes';
import { FormEdit } from '../form-edit';
import type { Sources } from '../options';

const options = [
  { id: 'kept', display_text: { en: 'Kept' } },
  { id: 'old', display_text: { en: 'The old one' }, disabled: true },
];
const sources: Sources = {
  lookups: [{ unique_id: 'lookup-helpers', name: { en: 'Helpers' }, values: options }],
  places: [{ code: 'kept', name: { en: 'Kept' }, admin_level: 1 }, { code: 'old', name: { en: 'The old one' }, admin_level: 1, disabled: true }],
  agencies: [{ unique_id: 'kept', name: { en: 'Kept' } }, { unique_id: 'old', name: { en: 'The old one' }, disabled: true }],
  people: [{ id: 1, user_name: 'kept', full_name: 'Kept', disabled: false, services: [], code: null, position: null, location: null, agency: null }],
  fullName: (name) => (name === 'old' ? 'The old one' : name),
  reportingLevel: undefined,
};
const lists: readonly [string, Partial<Field>][] = [
  ['the form', { option_strings_text: options }],
  ['a lookup', { option_strings_source: 'lookup lookup-helpers' }],
  ['places', { option_strings_source: 'Location' }],
  ['reporting places', { option_strings_source: 'ReportingLocation' }],
  ['agencies', { option_strings_source: 'Agency' }],
  ['people', { option_strings_source: 'User' }],
];
const cases = lists.flatMap(([from, attributes]) => ['select_box', 'radio_button'].flatMap((type) => [false, true].map((many) => ({ from, attributes, type, many }))));

function edit(field: Field, value: Value): Row {
  const form: Form = { id: 1, unique_id: 'main', parent_form: 'case', name: { en: 'Main' }, fields: [field, { name: 'beside', type: 'text_field', display_name: { en: 'Beside' }, visible: true }] };
  const values = { helper: value };
  const scene = { forms: [form], sources, record: {}, original: values, phone: false, words: wordsFrom('en', english), problems: [] };
  render(<FormEdit form={form} values={values} scene={scene} onChange={() => undefined} />);
  return changesOf(values, { ...values, beside: 'changed' }, form, [form]);
}

describe.each(cases)('an option of $from that was removed ($type, many: $many)', ({ attributes, type, many }) => {
  const field: Field = { name: 'helper', type, display_name: { en: 'Helper' }, visible: true, multi_select: many, ...attributes };

  it('is shown with its old label, marked, and kept where nobody touches it', () => {
    expect(edit(field, many ? ['old'] : 'old')).toEqual({ beside: 'changed' });
    expect(screen.getAllByText('The old one (no longer offered)')).not.toEqual([]);
  });

  it('is shown by what its code says where its list has lost it', () => {
    if (field.option_strings_source === 'User') return;
    edit(field, many ? ['lost_one'] : 'lost_one');
    expect(screen.getAllByText('lost one (no longer offered)')).not.toEqual([]);
  });

  it('can be read whole beside a closed list, which cuts what is too wide', () => {
    edit(field, many ? ['old'] : 'old');
    const control = screen.queryByRole('combobox', { name: 'Helper' });
    if (!(control instanceof HTMLSelectElement)) return;
    expect(control).toHaveAccessibleDescription('The old one (no longer offered)');
  });

  it('is not offered to anybody else', () => {
    edit(field, null);
    expect(screen.queryByText(/The old one/)).toBeNull();
  });
});
