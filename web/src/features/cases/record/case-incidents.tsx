import type { ReactNode } from 'react';
import type { CaseRecord, Field, Form } from '../../../data/api/types';
import { LinkButton } from '../../../ui/button';
import { Nothing } from '../../../ui/nothing';
import { allForms, subformOf, type FormGroup } from '../forms/definition';
import { FormView } from '../forms/form-view';
import { withheldOf, type Scene } from '../forms/scene';
import { readableRows, rowTitle } from '../forms/subform-rows';
import { rowsOf } from '../forms/values';
import { may } from './queries';

const name = 'incident_details';

/** Where the incidents of a case are read, and written down. */
export interface IncidentForm {
  readonly form: Form;
  readonly field: Field;
  readonly rows: Form;
  readonly writable: boolean;
}

export function incidentForm(groups: readonly FormGroup[], forms: readonly Form[]): IncidentForm | undefined {
  for (const { form, writable } of allForms(groups)) {
    const field = form.fields.find((one) => one.name === name && one.visible !== false);
    const rows = field === undefined ? undefined : subformOf(field, forms);
    if (field !== undefined && rows !== undefined) return { form, field, rows, writable };
  }
  return undefined;
}

export interface CaseIncidentsProps {
  readonly record: CaseRecord;
  readonly scene: Scene;
  readonly at: IncidentForm;
}

/** What happened to the child. A record of its own for whoever counts; here it is read and written with the case. */
export function CaseIncidents({ record, scene, at: { form, field, rows: rowForm, writable } }: CaseIncidentsProps): ReactNode {
  const { t } = scene.words;
  const rows = readableRows(field, rowsOf(record[name]), rowForm);
  return (
    <div className="stack">
      <h2>{t('incidents.of_case')}</h2>
      {rows.length === 0 && <Nothing none="incidents.none_of_case" withheld={withheldOf(record).includes(name)} look="line" />}
      {rows.map((row, place) => (
        <article key={String(row.unique_id ?? place)} className="card stack-small">
          <h3>{rowTitle(row, rowForm, scene) || t('forms.rows.new', { number: place + 1 })}</h3>
          <FormView form={rowForm} values={row} scene={scene} inRow only={field.subform_section_configuration?.fields} />
        </article>
      ))}
      {writable && may(record, 'write') && (
        <div className="buttons">
          <LinkButton to={`/cases/${record.id}/edit/${form.unique_id}`} look="main">
            {t('incidents.record')}
          </LinkButton>
        </div>
      )}
    </div>
  );
}
