import type { Field, Form, Row } from '../../../data/api/types';
import { orderedFields } from './definition';
import { valueText } from './display';
import { holds } from './expressions';
import { fieldLabel, type Scene } from './scene';
import { isEmpty } from './values';

/** What a folded row says: the fields the configuration names, else its first filled ones. */
export function rowTitle(row: Row, form: Form, scene: Scene): string {
  const named = (form.collapsed_field_names ?? [])
    .map((name) => form.fields.find((field) => field.name === name))
    .filter((field): field is Field => field !== undefined);
  const fields = named.length > 0 ? named : orderedFields(form).filter((field) => !isEmpty(row[field.name])).slice(0, 2);
  return fields
    .map((field) => valueText(field, row[field.name], scene.sources, scene.words))
    .filter((text) => text !== '')
    .join(' · ');
}

/** Rows as they are read: only those the configuration wants shown, in its order. */
export function readableRows(field: Field, rows: readonly Row[], form: Form): Row[] {
  const configuration = field.subform_section_configuration;
  const shown = rows.filter((row) => holds(configuration?.display_conditions, row));
  const by = configuration?.subform_sort_by;
  if (by === undefined || !form.fields.some(({ name }) => name === by)) return shown;
  const sign = configuration?.subform_sort_by_direction === 'asc' ? 1 : -1;
  const key = (row: Row): string => String(row[by] ?? '');
  return [...shown].sort((one, other) => sign * key(one).localeCompare(key(other)));
}

export function addLabel(field: Field, scene: Scene): string {
  return scene.words.t('forms.rows.add', { what: fieldLabel(field, scene.words) });
}
