import type { Field, Form, Row, Value } from '../../../data/api/types';
import { allForms, firstForm, shownFields, subformOf, type FormGroup, type PlannedForm } from './definition';
import { fileTypes, isFillable } from './field-types';
import { isEmpty, isRow, rowsOf } from './values';

export interface FieldProblem {
  readonly form: string;
  /** Path of the field: `age`, or `services_section.0.service_type`. */
  readonly path: string;
  readonly field: Field;
  readonly code: 'required' | 'not_a_number' | 'too_small' | 'too_large' | 'not_a_date' | 'in_future';
  readonly facts: Readonly<Record<string, number>>;
}

type Found = Pick<FieldProblem, 'code' | 'facts'>;

const lowest = -(2 ** 31);
const highest = 2 ** 31 - 1;

function numberProblem(field: Field, value: Value): Found | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return { code: 'not_a_number', facts: {} };
  const age = /(^|_)age$/.test(field.name);
  const [least, most] = age ? [0, 130] : [lowest, highest];
  if (value < least) return { code: 'too_small', facts: { least } };
  return value > most ? { code: 'too_large', facts: { most } } : undefined;
}

function dateProblem(field: Field, value: Value, now: Date): Found | undefined {
  const moment = typeof value === 'string' ? new Date(value.length === 10 ? `${value}T00:00` : value) : undefined;
  if (moment === undefined || Number.isNaN(moment.getTime())) return { code: 'not_a_date', facts: {} };
  return field.date_validation === 'not_future_date' && moment > now ? { code: 'in_future', facts: {} } : undefined;
}

function tallyProblem(field: Field, value: Value): Found | undefined {
  const counts = isRow(value) ? Object.values(value) : [];
  return counts.map((count) => (isEmpty(count) ? undefined : numberProblem(field, count))).find((found) => found !== undefined);
}

function valueProblem(field: Field, value: Value, now: Date): Found | undefined {
  if (isEmpty(value) || (field.required === true && field.type === 'tick_box' && value === false)) {
    return field.required === true ? { code: 'required', facts: {} } : undefined;
  }
  if (field.type === 'numeric_field') return numberProblem(field, value);
  if (field.type === 'date_field') return dateProblem(field, value, now);
  return field.type === 'tally_field' ? tallyProblem(field, value) : undefined;
}

export interface Checking {
  readonly forms: readonly Form[];
  readonly phone: boolean;
  readonly now: Date;
}

function formProblems(formId: string, form: Form, values: Row, record: Row, at: string, checking: Checking): FieldProblem[] {
  const row = at === '' ? undefined : values;
  const showing = { mode: 'edit', phone: checking.phone } as const;
  return shownFields(form, showing, record, row).flatMap((field) => {
    if (!isFillable(field) || fileTypes.includes(field.type)) return [];
    const path = `${at}${field.name}`;
    const value = values[field.name];
    const found = valueProblem(field, value, checking.now);
    const own: FieldProblem[] = found === undefined ? [] : [{ form: formId, path, field, ...found }];
    const rows = field.type === 'subform' ? subformOf(field, checking.forms) : undefined;
    if (rows === undefined) return own;
    return [...own, ...rowsOf(value).flatMap((one, index) => formProblems(formId, rows, one, record, `${path}.${index}.`, checking))];
  });
}

/** What has to be put right before the values can be saved, form by form in order. */
export function findProblems(forms: readonly PlannedForm[], values: Row, checking: Checking): FieldProblem[] {
  return forms.filter(({ writable }) => writable).flatMap(({ form }) => formProblems(form.unique_id, form, values, values, '', checking));
}

/** Forms that hold a changed field: an old gap elsewhere must not stop today's correction. */
export function touchedForms(forms: readonly PlannedForm[], changes: Row): PlannedForm[] {
  return forms.filter(({ form }) => form.fields.some(({ name }) => name in changes));
}

/** Registering asks for the first form's group, who the child is, and for what was begun: closing a case comes later. */
export function formsToRegister(groups: readonly FormGroup[], changes: Row): PlannedForm[] {
  const first = firstForm(groups);
  const group = groups.find(({ forms }) => forms.some((form) => form === first));
  return [...new Set([...(group?.forms ?? []), ...touchedForms(allForms(groups), changes)])];
}
