import { describe, expect, it } from 'vitest';
import type { Form, Row, Value } from '../../../data/api/types';
import { merge } from '../../../data/sync/merge';
import { haveSharedData, realForms, realLookups } from '../../../testing/shared-data';
import { changesOf } from './changes';
import { completenessOf } from './completeness';
import { newRecord, newRow } from './defaults';
import { allForms, firstForm, planForms, shownFields, subformOf } from './definition';
import { choicesFor, isKnownSource, type Sources } from './options';
import { isKnownType, typeOf } from './types/registry';
import { findProblems } from './validation';

const sources: Sources = { lookups: realLookups, places: [], agencies: [], people: [], fullName: (name) => name, reportingLevel: 2 };
const permitted = Object.fromEntries(realForms.map(({ unique_id }) => [unique_id, 'rw']));
const plan = { of: 'case', forms: realForms, lookups: realLookups, permitted, moduleId: 'primeromodule-cp', language: 'en' };
let ids = 0;
const moment = { now: new Date(2026, 10, 22), newId: (): string => `row-${(ids += 1)}` };
const checking = { forms: realForms, phone: false, now: moment.now };

/** A plain value that the field should take. */
function sample(field: Form['fields'][number]): Value {
  if (field.type === 'numeric_field') return 4;
  if (field.type === 'date_field') return field.date_include_time === true ? '2026-01-02T03:04:00.000Z' : '2026-01-02';
  if (field.type === 'tick_box') return true;
  if (field.type === 'radio_button' || field.type === 'select_box') {
    const id = choicesFor(field, sources, {}, 'en')[0]?.id ?? 'x';
    return field.multi_select === true ? [id] : id;
  }
  if (field.type === 'subform') {
    const rows = subformOf(field, realForms);
    return rows === undefined ? [] : [{ ...filled(rows), unique_id: `row-${(ids += 1)}` }];
  }
  return 'text';
}

function filled(form: Form): Row {
  const fields = form.fields.filter((field) => typeOf(field).Input !== undefined || typeOf(field).rowForm !== undefined);
  return Object.fromEntries(fields.map((field) => [field.name, sample(field)]));
}

describe.skipIf(!haveSharedData)('the real forms', () => {
  it('are all 64, with no field type this app does not know', () => {
    expect(realForms).toHaveLength(64);
    expect(realForms.flatMap(({ fields }) => fields).filter((field) => !isKnownType(field))).toEqual([]);
  });

  it('find the form of every subform field and choices for every lookup but the one that is missing there', () => {
    const fields = realForms.flatMap(({ fields: own }) => own);
    expect(fields.filter((field) => field.type === 'subform' && subformOf(field, realForms) === undefined)).toEqual([]);
    const coded = fields.filter((field) => field.option_strings_source?.startsWith('lookup') === true);
    const without = coded.filter((field) => choicesFor(field, sources, {}, 'en').length === 0).map(({ option_strings_source }) => option_strings_source);
    expect([...new Set(without)]).toEqual(['lookup lookup-legitimate-basis']);
    expect(fields.filter((field) => !isKnownSource(field))).toEqual([]);
  });

  it('are planned in groups with names, and open at basic identity', () => {
    const groups = planForms(plan, {});
    expect(groups.length).toBeGreaterThan(5);
    expect(groups.map(({ name }) => name)).not.toContain('');
    expect(allForms(groups).every(({ form }) => form.visible !== false && form.is_nested !== true)).toBe(true);
    expect(firstForm(groups)?.form.unique_id).toBe('basic_identity');
    const few = planForms({ ...plan, permitted: { basic_identity: 'r' } }, {});
    expect(allForms(few).map(({ form, writable }) => [form.unique_id, writable])).toEqual([['basic_identity', false]]);
  });

  it('start a record, need only what they say, and take a filled one without a complaint', () => {
    const groups = planForms(plan, {});
    const fresh = newRecord(groups, realForms, moment);
    expect(fresh.registration_date).toBe('2026-11-22');
    expect(new Set(findProblems(allForms(groups), fresh, checking).map(({ code }) => code))).toEqual(new Set(['required']));
    const all = allForms(groups).reduce<Row>((values, { form }) => ({ ...values, ...filled(form) }), {});
    expect(findProblems(allForms(groups), all, checking)).toEqual([]);
  });

  it.each(realForms.map((form) => [form.unique_id, form] as const))('%s: shown, counted, changed and merged back', (_id, form) => {
    const values = filled(form);
    for (const mode of ['view', 'edit'] as const) expect(() => shownFields(form, { mode, phone: true }, values)).not.toThrow();
    const { filled: done, all } = completenessOf(form, values, false);
    expect(done).toBeLessThanOrEqual(all);
    const changes = changesOf({}, values, form, realForms);
    expect(changesOf(merge({}, changes), values, form, realForms)).toEqual({});
    expect(newRow(form, realForms, moment).unique_id).toMatch(/^row-/);
  });
});
