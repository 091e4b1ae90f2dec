import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { CaseRecord, Row } from '../../../data/api/types';
import { useCommands, usePerson } from '../../../data/hooks';
import { incidentKind, kindsOf } from '../../../data/records';
import type { Command } from '../../../data/sync/command';
import { withWaiting } from '../../../data/sync/kinds';
import { rowById } from '../../../data/sync/values';
import { Nothing } from '../../../ui/nothing';
import { Tag } from '../../../ui/tag';
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

/** What happened to the child, as its case shows it. Each leads to the page of its own, for who may be shown incidents. */
export function CaseIncidents({ record, scene, at: { field, rows: rowForm }, change }: CaseIncidentsProps): ReactNode {
  const { t } = scene.words;
  const line = useCommands() ?? [];
  const mayOpen = kindsOf(usePerson()).includes(incidentKind);
  const rows = readableRows(field, rowsOf(record[field.name]).map((row) => asItWillBe(row, line)), rowForm);
  return (
    <div className="stack">
      <div className="card-head">
        <h2>{t('incidents.of_case')}</h2>
        {change}
      </div>
      {rows.length === 0 && <Nothing none="incidents.none_of_case" withheld={withheldOf(record).includes(field.name)} look="line" />}
      {rows.map((row, place) => {
        const id = String(row.unique_id ?? place);
        const title = rowTitle(row, rowForm, scene) || t('forms.rows.new', { number: place + 1 });
        return (
          <article key={id} className="card stack-small">
            <h3>{mayOpen && !isNew(record.id, field.name, id, line) ? <Link href={`/incidents/${id}`}>{title}</Link> : title}</h3>
            {line.some((one) => one.record === id) && (
              <p>
                <Tag tone="warning">{t('cases.waiting')}</Tag>
              </p>
            )}
            <FormView form={rowForm} values={row} scene={scene} inRow only={field.subform_section_configuration?.fields} />
          </article>
        );
      })}
    </div>
  );
}

/** The row with what was changed on the page of its own and waits to be sent. */
function asItWillBe(row: Row, line: readonly Command[]): Row {
  const id = String(row.unique_id);
  return withWaiting(id, { ...row, id } as CaseRecord, line) ?? row;
}

/** Whether the server does not have it yet, so that it has no page of its own. */
function isNew(caseId: string, field: string, id: string, line: readonly Command[]): boolean {
  return line.some(({ record, input, before }) => record === caseId && rowById(input[field], id) !== undefined && rowById(before?.[field], id) === undefined);
}
