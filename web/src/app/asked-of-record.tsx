import { lazy, Suspense, type ReactNode } from 'react';
import type { CaseRecord } from '../data/api/types';
import { usePerson } from '../data/hooks';
import type { RecordKind } from '../data/records';

const RecordPlaces = lazy(() => import('../features/places/record-places'));
const RecordFlags = lazy(() => import('../features/flags/record-flags'));

/** What of a record somebody should look at: its places that were named again, and its flags. Nothing is loaded for a record without. */
export function AskedOfRecord({ kind, record }: { readonly kind: RecordKind; readonly record: CaseRecord }): ReactNode {
  const told = usePerson().abilities?.includes('read_places') === true;
  return (
    <>
      {told && (
        <Suspense>
          <RecordPlaces kind={kind} record={record} />
        </Suspense>
      )}
      {record.flagged === true && (
        <Suspense>
          <RecordFlags kind={kind} record={record} />
        </Suspense>
      )}
    </>
  );
}
