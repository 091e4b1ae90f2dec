import type { ReactNode } from 'react';
import type { CaseRecord } from '../../../data/api/types';
import { Nothing } from '../../../ui/nothing';
import type { RowsForm } from '../forms/definition';
import { FormView } from '../forms/form-view';
import { withheldOf, type Scene } from '../forms/scene';
import { readableRows, rowTitle } from '../forms/subform-rows';
import { rowsOf } from '../forms/values';

export interface CaseIncidentsProps {
  readonly record: CaseRecord;
  readonly scene: Scene;
  readonly at: RowsForm;
  /** The way to change what is written. */
  readonly change: ReactNode;
}

/** What happened to the child. A record of its own for whoever counts; here it is read with the case. */
export function CaseIncidents({ record, scene, at: { field, rows: rowForm }, change }: CaseIncidentsProps): ReactNode {
  const { t } = scene.words;
  const rows = readableRows(field, rowsOf(record[field.name]), rowForm);
  return (
    <div className="stack">
      <div className="card-head">
        <h2>{t('incidents.of_case')}</h2>
        {change}
      </div>
      {rows.length === 0 && <Nothing none="incidents.none_of_case" withheld={withheldOf(record).includes(field.name)} look="line" />}
      {rows.map((row, place) => (
        <article key={String(row.unique_id ?? place)} className="card stack-small">
          <h3>{rowTitle(row, rowForm, scene) || t('forms.rows.new', { number: place + 1 })}</h3>
          <FormView form={rowForm} values={row} scene={scene} inRow only={field.subform_section_configuration?.fields} />
        </article>
      ))}
    </div>
  );
}
