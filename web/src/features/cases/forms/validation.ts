import type { Field, Form, Row, Value } from '../../../data/api/types';
import { allForms, firstForm, shownFields, type FormGroup, type PlannedForm } from './definition';
import type { Found } from './types/field-type';
import { isFillable, typeOf } from './types/registry';
import { isEmpty, rowsOf } from './values';

export interface FieldProblem extends Omit<Found, 'code'> {
  readonly code: string;
  readonly form: string;
  /** Path of the field: `age`, or `services_section.0.service_type`. */
  readonly path: string;
  readonly field: Field;
}

function valueProblem(field: Field, value: Value, now: Date): Found | undefined {
  const { isNoAnswer, problem } = typeOf(field);
  if (isEmpty(value) || (field.required === true && isNoAnswer?.(value) === true)) {
    return field.required === true ? { code: 'required', facts: {} } : undefined;
  }
  return problem?.(field, value, now);
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
    if (!isFillable(field)) return [];
    const path = `${at}${field.name}`;
    const value = values[field.name];
    const found = valueProblem(field, value, checking.now);
    const own: FieldProblem[] = found === undefined ? [] : [{ form: formId, path, field, ...found }];
    const rows = typeOf(field).rowForm?.(field, checking.forms);
    if (rows === undefined) return own;
    return [...own, ...rowsOf(value).flatMap((one, index) => formProblems(formId, rows, one, record, `${path}.${index}.`, checking))];
  });
}

/** What has to be put right before the values can be saved, form by form in order. */
export function findProblems(forms: readonly PlannedForm[], values: Row, checking: Checking): FieldProblem[] {
  return forms.filter(({ writable }) => writable).flatMap(({ form }) => formProblems(form.unique_id, form, values, values, '', checking));
}

/** What the server found wrong, at the fields as the form knows them. */
export function toldProblems(forms: readonly PlannedForm[], told: Readonly<Record<string, readonly string[]>>): FieldProblem[] {
  return Object.entries(told).flatMap(([pointer, codes]) => {
    const [name = ''] = pointer.split('/');
    const form = forms.find(({ form: { fields } }) => fields.some((field) => field.name === name))?.form;
    const field = form?.fields.find((one) => one.name === name);
    if (form === undefined || field === undefined) return [];
    return [{ form: form.unique_id, path: pointer.replaceAll('/', '.'), field, code: codes[0] ?? 'invalid', facts: {} }];
  });
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
