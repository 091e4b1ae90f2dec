import type { Field, Form, Row, Value } from '../../../data/api/types';
import { dayAt, dayOf } from '../../../i18n/site-time';
import { allForms, type FormGroup } from './definition';
import { oldest } from './limits';
import type { Moment } from './types/field-type';
import { typeOf } from './types/registry';
import { isEmpty, rowsOf } from './values';

function defaultOf(field: Field, forms: readonly Form[], moment: Moment): Value {
  const { rowForm, begin } = typeOf(field);
  const rows = rowForm?.(field, forms);
  if (rows !== undefined) return Array.from({ length: rows.initial_subforms ?? 0 }, () => newRow(rows, forms, moment));
  return isEmpty(field.selected_value) ? undefined : begin?.(field, field.selected_value, moment);
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

/** Whole years from the day of birth to the site's today. */
export function ageAt(birth: string, now: Date): number | undefined {
  const [born, today] = [dayOf(birth), dayAt(now)];
  if (born === undefined) return undefined;
  const age = Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(4) < born.slice(4) ? 1 : 0);
  return age >= 0 && age <= oldest ? age : undefined;
}

/** Values that follow from others: calculated fields, tally totals, age from the birth date just entered. */
export function derive(fields: readonly Field[], forms: readonly Form[], values: Row, changed: string | undefined, now: Date): Row {
  const derived: Record<string, Value> = { ...values };
  for (const field of fields) {
    const { derive: own, rowForm } = typeOf(field);
    if (own !== undefined) derived[field.name] = own(field, derived);
    const rows = rowForm?.(field, forms);
    if (rows !== undefined && rowsOf(derived[field.name]).length > 0) {
      derived[field.name] = rowsOf(derived[field.name]).map((row) => derive(rows.fields, forms, row, undefined, now));
    }
  }
  const birth = derived.date_of_birth;
  if (changed === 'date_of_birth' && typeof birth === 'string' && fields.some(({ name }) => name === 'age')) {
    derived.age = ageAt(birth, now) ?? derived.age;
  }
  return derived;
}
