import type { ReactNode } from 'react';
import { subformOf } from '../definition';
import { FormView } from '../form-view';
import { fieldLabel } from '../scene';
import { readableRows, rowTitle } from '../subform-rows';
import { rowsOf } from '../values';
import type { FieldType, ViewProps } from './field-type';
import { SubformEdit } from './subform-edit';

function RowsView({ field, values, scene }: ViewProps): ReactNode {
  const form = subformOf(field, scene.forms);
  if (form === undefined) return null;
  const rows = readableRows(field, rowsOf(values[field.name]), form);
  return (
    <section className="rows" aria-label={fieldLabel(field, scene.words)}>
      <h3>{fieldLabel(field, scene.words)}</h3>
      {rows.map((row, at) => (
        <details key={String(row.unique_id ?? at)} className="row">
          <summary className="row-title">{rowTitle(row, form, scene) || scene.words.t('forms.rows.new', { number: at + 1 })}</summary>
          <div className="row-body">
            <FormView form={form} values={row} scene={scene} inRow only={field.subform_section_configuration?.fields} />
          </div>
        </details>
      ))}
    </section>
  );
}

export const subform: FieldType = { text: () => '', View: RowsView, Edit: SubformEdit, rowForm: subformOf };
