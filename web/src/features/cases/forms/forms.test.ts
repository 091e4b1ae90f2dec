import { describe, expect, it } from 'vitest';
import type { Field, Form } from '../../../data/api/types';
import { merge } from '../../../data/sync/merge';
import { changesOf } from './changes';
import { completenessOf } from './completeness';
import { ageAt, derive, newRecord, newRow } from './defaults';
import { shownFields, subformOf } from './definition';
import { choicesFor, type Sources } from './options';
import { findProblems, touchedForms } from './validation';

const now = new Date(2026, 10, 22, 10, 0);
let count = 0;
const moment = { now, newId: (): string => `id-${(count += 1)}` };

function field(name: string, type: string, more: Partial<Field> = {}): Field {
  return { name, type, display_name: { en: name }, visible: true, ...more };
}

function form(unique_id: string, fields: readonly Field[], more: Partial<Form> = {}): Form {
  return { id: fields.length + 100, unique_id, parent_form: 'case', name: { en: unique_id }, visible: true, fields, ...more };
}

const visit = form('visit', [field('visit_date', 'date_field', { required: true, date_validation: 'not_future_date' }), field('visit_age', 'numeric_field'), field('visit_note', 'textarea')], { is_nested: true, id: 7, initial_subforms: 1 });
const main = form('main', [
  field('name_first', 'text_field', { required: true }),
  field('age', 'numeric_field'),
  field('date_of_birth', 'date_field'),
  field('seen_at', 'date_field', { date_include_time: true, selected_value: 'now' }),
  field('registered', 'date_field', { selected_value: 'today' }),
  field('needs', 'select_box', { multi_select: true, selected_value: 'a', option_strings_source: 'lookup lookup-needs' }),
  field('pregnant', 'tick_box', { display_conditions_record: { and: [{ eq: { sex: 'female' } }, { ge: { age: 10 } }] }, required: true }),
  field('boys', 'tally_field', { tally: [{ id: 'x', display_text: 'x' }] }),
  field('sum', 'calculated', { calculation: { expression: { sum: ['age', 'extra'] } } }),
  field('visits', 'subform', { subform_section_id: 7 }),
]);
const forms = [main, visit];
const planned = [{ form: main, writable: true }];
const checking = { forms, phone: false, now };

describe('a new record', () => {
  it('starts with the defaults and the blank rows the configuration asks for', () => {
    const values = newRecord([{ id: 'g', name: 'g', forms: planned }], forms, moment);
    expect(values).toMatchObject({ registered: '2026-11-22', needs: ['a'], seen_at: now.toISOString() });
    expect(values.visits).toHaveLength(1);
    expect(changesOf({}, { ...values, name_first: 'Example' }, main, forms)).not.toHaveProperty('visits');
  });

  it('takes the age from the birth date, in whole years', () => {
    expect(ageAt('2016-11-22', now)).toBe(10);
    expect(ageAt('2016-11-23', now)).toBe(9);
    expect(ageAt('2030-01-01', now)).toBeUndefined();
    expect(derive(main.fields, forms, { date_of_birth: '2016-01-01' }, 'date_of_birth', now).age).toBe(10);
  });

  it('adds up tallies and calculated fields', () => {
    expect(derive(main.fields, forms, { age: 2, extra: 3, boys: { x: 4, y: 5 } }, 'age', now)).toMatchObject({ sum: 5, boys: { x: 4, y: 5, total: 9 } });
  });
});

describe('what has to be put right', () => {
  const found = (values: Record<string, unknown>): string[] => findProblems(planned, values as never, checking).map(({ path, code }) => `${path} ${code}`);

  it('is missing needed fields, wrong numbers and dates, rows included', () => {
    expect(found({ age: 201, visits: [{ unique_id: 'v', visit_date: '2026-11-23', visit_age: 'x' }, { unique_id: 'w' }] })).toEqual([
      'name_first required',
      'age too_large',
      'visits.0.visit_date in_future',
      'visits.0.visit_age not_a_number',
      'visits.1.visit_date required',
    ]);
  });

  it('is nothing in fields that are not shown', () => {
    expect(found({ name_first: 'Example', sex: 'male', age: 12 })).toEqual([]);
    expect(found({ name_first: 'Example', sex: 'female', age: 12 })).toEqual(['pregnant required']);
  });

  it('is only looked for on the forms that were changed', () => {
    const other = { form: form('other', [field('x', 'text_field')]), writable: true };
    expect(touchedForms([...planned, other], { x: 'y' })).toEqual([other]);
  });
});

describe('changes', () => {
  const before = { name_first: 'Example', needs: ['a'], visits: [{ unique_id: 'v', visit_note: 'one' }, { unique_id: 'w', visit_note: 'two' }] };

  it('are only what differs, with rows by their id, and merging them gives what was typed', () => {
    const after = { ...before, name_first: '', needs: ['b'], visits: [{ unique_id: 'v', visit_note: 'ONE' }, { unique_id: 'n', visit_note: 'new' }] };
    const changes = changesOf(before, after, main, forms);
    expect(changes).toEqual({
      name_first: null,
      needs: ['b'],
      visits: [{ unique_id: 'v', visit_note: 'ONE' }, { unique_id: 'n', visit_note: 'new' }, { unique_id: 'w', _destroy: true }],
    });
    expect(merge(before, changes)).toEqual({ ...after, name_first: null });
  });

  it('are none when nothing was changed', () => {
    expect(changesOf(before, { ...before, age: null }, main, forms)).toEqual({});
  });
});

describe('showing', () => {
  it('hides what the mode, the phone or the row does not show, and headings with nothing under them', () => {
    const shown = form('shown', [
      field('h1', 'separator'),
      field('h2', 'separator'),
      field('a', 'text_field', { hide_on_view_page: true }),
      field('b', 'text_field', { mobile_visible: false }),
      field('c', 'text_field', { visible: false }),
      field('d', 'text_field', { display_conditions_subform: { eq: { kind: 'x' } } }),
    ]);
    const names = (mode: 'view' | 'edit', phone: boolean, row?: Record<string, string>): string[] => shownFields(shown, { mode, phone }, {}, row).map(({ name }) => name);
    expect(names('edit', false)).toEqual(['h2', 'a', 'b', 'd']);
    expect(names('view', true)).toEqual(['h2', 'd']);
    expect(names('view', true, { kind: 'y' })).toEqual([]);
  });

  it('counts how far a form is', () => {
    expect(completenessOf(main, {}, false)).toMatchObject({ filled: 0, state: 'empty' });
    expect(completenessOf(main, { age: 4 }, false).state).toBe('started');
    expect(completenessOf(main, { name_first: 'Example' }, false).state).toBe('complete');
  });

  it('finds the rows of a subform and starts them with an id', () => {
    const rows = subformOf(field('visits', 'subform', { subform_unique_id: 'visit' }), forms);
    expect(rows).toBe(visit);
    expect(newRow(visit, forms, moment).unique_id).toMatch(/^id-/);
  });
});

describe('choices', () => {
  const sources: Sources = {
    lookups: [{ unique_id: 'lookup-needs', name: { en: 'Needs' }, values: [
      { id: 'a', display_text: { en: 'A', tet: 'Á' }, tags: ['child'] },
      { id: 'b', display_text: { en: 'B' }, disabled: true },
      { id: 'c', display_text: { en: 'C' } },
    ] }],
    places: [{ code: 'TL01', name: { en: 'Timor-Leste::Dili' }, admin_level: 1 }, { code: 'TL', name: { en: 'Timor-Leste' }, admin_level: 0 }],
    agencies: [],
    people: [],
    fullName: (name) => (name === 'nurse' ? 'Demo Nurse' : name),
    reportingLevel: 1,
  };
  const texts = (one: Field, values: Record<string, string | string[]> = {}, language = 'en'): string[] => choicesFor(one, sources, values, language).map(({ text }) => text);

  it('come from the lookup, without the disabled ones unless one is set', () => {
    const needs = field('needs', 'select_box', { option_strings_source: 'lookup lookup-needs' });
    expect(texts(needs)).toEqual(['A', 'C']);
    expect(texts(needs, { needs: 'b' })).toEqual(['A', 'B', 'C']);
    expect(texts(needs, {}, 'tet')).toEqual(['Á', 'C']);
    expect(texts(needs, { needs: 'gone' })).toEqual(['A', 'C', 'gone']);
  });

  it('are only those whose tag holds, when the field has conditions', () => {
    const needs = field('needs', 'select_box', { option_strings_source: 'lookup lookup-needs', option_strings_condition: { child: { lt: { age: 18 } } } });
    expect(texts(needs, { age: '9' })).toEqual(['A']);
    expect(texts(needs, { age: '19' })).toEqual([]);
  });

  it('show a person who is not offered by the full name this device knows', () => {
    const owner = field('owned_by', 'select_box', { option_strings_source: 'User' });
    expect(texts(owner, { owned_by: 'nurse' })).toEqual(['Demo Nurse']);
    expect(texts(owner, { owned_by: 'somebody' })).toEqual(['somebody']);
  });

  it('name places from the small to the large, reporting places at their level', () => {
    expect(texts(field('place', 'select_box', { option_strings_source: 'Location' }))).toEqual(['Dili, Timor-Leste', 'Timor-Leste']);
    expect(texts(field('place', 'select_box', { option_strings_source: 'ReportingLocation' }))).toEqual(['Dili, Timor-Leste']);
  });
});
