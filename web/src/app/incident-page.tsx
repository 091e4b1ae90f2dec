import { lazy, Suspense, type ReactNode } from 'react';
import { incidentKind } from '../data/records';
import { IncidentPage } from '../features/cases/record/incident-page';
import { FlagButton } from '../features/flags/flag-button';
import { AskedOfRecord } from './asked-of-record';
import { NotFetched } from './failure';

const RecordHistory = lazy(() => import('../features/cases/history/record-history').catch(() => ({ default: NotFetched })));

/** An incident with what other features say about it. */
export default function Incident({ id, form }: { readonly id: string; readonly form: string | undefined }): ReactNode {
  return (
    <IncidentPage
      key={id}
      id={id}
      form={form}
      parts={{
        actions: (record) => <FlagButton kind={incidentKind} record={record} />,
        asked: (record) => <AskedOfRecord kind={incidentKind} record={record} />,
        history: (record) => (
          <Suspense>
            <RecordHistory kind={incidentKind} record={record} />
          </Suspense>
        ),
      }}
    />
  );
}
