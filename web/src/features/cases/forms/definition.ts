import type { Field, Form, Lookup, Row } from '../../../data/api/types';
import { localized } from '../../../i18n/format';
import { holds } from './expressions';
import { typeOf } from './types/registry';

export interface PlannedForm {
  readonly form: Form;
  readonly writable: boolean;
}

export interface FormGroup {
  readonly id: string;
  readonly name: string;
  readonly forms: readonly PlannedForm[];
}

/** How the fields are shown: to read or to fill in, and whether on a phone. */
export interface Showing {
  readonly mode: 'view' | 'edit';
  readonly phone: boolean;
}

/** The rows' own form of a subform field. */
export function subformOf(field: Field, forms: readonly Form[]): Form | undefined {
  return forms.find(
    (form) =>
      (field.subform_section_id !== null && field.subform_section_id !== undefined && form.id === field.subform_section_id) ||
      (field.subform_unique_id !== null && field.subform_unique_id !== undefined && form.unique_id === field.subform_unique_id),
  );
}

export function orderedFields(form: Form, only?: readonly string[]): Field[] {
  const fields = only === undefined || only.length === 0 ? [...form.fields] : form.fields.filter(({ name }) => only.includes(name));
  return fields
    .map((field, at) => ({ field, at }))
    .sort((one, other) => (one.field.order ?? one.at) - (other.field.order ?? other.at) || one.at - other.at)
    .map(({ field }) => field);
}

export function isShown(field: Field, showing: Showing, record: Row, row?: Row): boolean {
  if (field.visible === false) return false;
  if (showing.phone && field.mobile_visible === false) return false;
  if (showing.mode === 'view' && field.hide_on_view_page === true) return false;
  return holds(field.display_conditions_record, record) && (row === undefined || holds(field.display_conditions_subform, row));
}

export function isHeading(field: Field | undefined): boolean {
  return field !== undefined && typeOf(field).isHeading === true;
}

/** Headings with nothing under them say nothing. */
export function withoutIdleHeadings(fields: readonly Field[]): Field[] {
  return fields.filter((field, at) => !isHeading(field) || (fields[at + 1] !== undefined && !isHeading(fields[at + 1])));
}

/** Fields of a form to show now, in order. Headings with nothing under them are left out. */
export function shownFields(form: Form, showing: Showing, record: Row, row?: Row, only?: readonly string[]): Field[] {
  const shown = orderedFields(form, only).filter((field) => isShown(field, showing, record, row));
  return withoutIdleHeadings(shown);
}

function groupName(id: string, lookups: readonly Lookup[], language: string): string {
  for (const lookup of lookups) {
    if (!lookup.unique_id.startsWith('lookup-form-group-')) continue;
    const option = lookup.values.find((one) => one.id === id);
    if (option !== undefined) return localized(option.display_text, language);
  }
  const text = id.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export interface Plan {
  /** The kind of record. */
  readonly of: string;
  readonly forms: readonly Form[];
  readonly lookups: readonly Lookup[];
  /** Forms the person may see of this record, with `r` or `rw`. */
  readonly permitted: Readonly<Record<string, string>>;
  readonly moduleId: string | undefined;
  readonly language: string;
}

/** The forms of a record somebody may see, grouped and in order. Pages built into the app are not forms. */
export function planForms({ of, forms, lookups, permitted, moduleId, language }: Plan, record: Row): FormGroup[] {
  const seen = forms
    .filter((form) => form.parent_form === of && form.is_nested !== true && form.visible !== false)
    .filter((form) => form.fields.some((field) => field.visible !== false))
    .filter((form) => permitted[form.unique_id] !== undefined)
    .filter((form) => moduleId === undefined || (form.module_ids ?? []).length === 0 || form.module_ids?.includes(moduleId))
    .filter((form) => holds(form.display_conditions, record))
    .sort((one, other) => (one.order_form_group ?? 0) - (other.order_form_group ?? 0) || (one.order ?? 0) - (other.order ?? 0));
  const groups = new Map<string, PlannedForm[]>();
  for (const form of seen) {
    const id = form.form_group_id ?? 'other';
    const group = groups.get(id) ?? [];
    group.push({ form, writable: permitted[form.unique_id] === 'rw' });
    groups.set(id, group);
  }
  return [...groups].map(([id, members]) => ({ id, name: groupName(id, lookups, language), forms: members }));
}

export function allForms(groups: readonly FormGroup[]): PlannedForm[] {
  return groups.flatMap((group) => group.forms);
}

/** Where the rows of a field are read, and written down. */
export interface RowsForm {
  readonly form: Form;
  readonly field: Field;
  readonly rows: Form;
  readonly writable: boolean;
}

export function rowsForm(name: string, groups: readonly FormGroup[], forms: readonly Form[]): RowsForm | undefined {
  for (const { form, writable } of allForms(groups)) {
    const field = form.fields.find((one) => one.name === name && one.visible !== false);
    const rows = field === undefined ? undefined : subformOf(field, forms);
    if (field !== undefined && rows !== undefined) return { form, field, rows, writable };
  }
  return undefined;
}

/** Where a record opens: the form the configuration names, else the first. */
export function firstForm(groups: readonly FormGroup[]): PlannedForm | undefined {
  const forms = allForms(groups);
  return forms.find(({ form }) => form.is_first_tab === true) ?? forms[0];
}
