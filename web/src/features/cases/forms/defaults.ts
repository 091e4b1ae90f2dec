import type { Field, Form, Row, Value } from '../../../data/api/types';
import { allForms, subformOf, type FormGroup } from './definition';
import { calculate } from './expressions';
import { isCalculated } from './field-types';
import { codes, isEmpty, isRow, rowsOf } from './values';

export interface Moment {
  readonly now: Date;
  readonly newId: () => string;
}

function isoDay(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function defaultOf(field: Field, forms: readonly Form[], moment: Moment): Value {
  if (field.type === 'subform') {
    const rows = subformOf(field, forms);
    return rows === undefined ? undefined : Array.from({ length: rows.initial_subforms ?? 0 }, () => newRow(rows, forms, moment));
  }
  const given = field.selected_value;
  if (isEmpty(given)) return undefined;
  if (field.type === 'date_field') {
    if (given !== 'today' && given !== 'now') return given;
    return field.date_include_time === true ? moment.now.toISOString() : isoDay(moment.now);
  }
  if (field.type === 'tick_box') return String(given) === 'true';
  if (field.type === 'numeric_field') return Number(given);
  return field.multi_select === true ? codes(given) : given;
}

function withDefaults(fields: readonly Field[], forms: readonly Form[], moment: Moment): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const field of fields) {
    const value = defaultOf(field, forms, moment);
    if (!isEmpty(value)) values[field.name] = value;
  }
  return values;
}

/** A fresh row of a subform. Its id is minted here and final, so that it can be changed offline. */
export function newRow(form: Form, forms: readonly Form[], moment: Moment): Row {
  return { ...withDefaults(form.fields, forms, moment), unique_id: moment.newId() };
}

/** What a new record starts with, from every form the person may fill in. */
export function newRecord(groups: readonly FormGroup[], forms: readonly Form[], moment: Moment): Row {
  const fields = allForms(groups)
    .filter(({ writable }) => writable)
    .flatMap(({ form }) => form.fields);
  return withDefaults(fields, forms, moment);
}

/** Whole years between two days. */
export function ageAt(birth: string, now: Date): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(birth);
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const before = now.getMonth() + 1 < month || (now.getMonth() + 1 === month && now.getDate() < day);
  const age = now.getFullYear() - year - (before ? 1 : 0);
  return age >= 0 && age <= 130 ? age : undefined;
}

/** Values that follow from others: calculated fields, tally totals, age from the birth date just entered. */
export function derive(fields: readonly Field[], forms: readonly Form[], values: Row, changed: string | undefined, now: Date): Row {
  const derived: Record<string, Value> = { ...values };
  for (const field of fields) {
    if (isCalculated(field)) derived[field.name] = calculate(field.calculation, derived) ?? null;
    if (field.type === 'tally_field' && field.autosum_total !== false) derived[field.name] = withTotal(derived[field.name]);
    if (field.type === 'subform') {
      const rows = subformOf(field, forms);
      if (rows !== undefined && rowsOf(derived[field.name]).length > 0) {
        derived[field.name] = rowsOf(derived[field.name]).map((row) => derive(rows.fields, forms, row, undefined, now));
      }
    }
  }
  const birth = derived.date_of_birth;
  if (changed === 'date_of_birth' && typeof birth === 'string' && fields.some(({ name }) => name === 'age')) {
    derived.age = ageAt(birth, now) ?? derived.age;
  }
  return derived;
}

function withTotal(tally: Value): Value {
  if (!isRow(tally)) return tally;
  const counts = Object.entries(tally).filter(([id, count]) => id !== 'total' && typeof count === 'number');
  return { ...tally, total: counts.reduce((sum, [, count]) => sum + Number(count), 0) };
}
