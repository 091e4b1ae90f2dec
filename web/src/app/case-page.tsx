import { lazy, Suspense, type ReactNode } from 'react';
import type { CaseRecord } from '../data/api/types';
import { usePerson } from '../data/hooks';
import { AskButton } from '../features/approvals/ask-button';
import { hasApprovals } from '../features/approvals/steps';
import { CasePage } from '../features/cases/record/case-page';
import { FlagButton } from '../features/flags/flag-button';
import { CaseReferrals } from '../features/referrals/case-referrals';
import { CaseRequests } from '../features/referrals/case-requests';
import { CaseTransfers } from '../features/referrals/case-transfers';
import { HandOverButton } from '../features/referrals/hand-over-button';
import { ReferButton } from '../features/referrals/refer-dialog';

const CaseApprovals = lazy(() => import('../features/approvals/case-approvals'));
const FormsInView = lazy(() => import('../features/cases/record/forms-in-view'));
const CaseHistory = lazy(() => import('../features/cases/history/case-history'));
const CasePlaces = lazy(() => import('../features/places/case-places'));
const CaseFlags = lazy(() => import('../features/flags/case-flags'));
const AskForButton = lazy(() => import('../features/referrals/ask-for-button'));

/** Those of a case that is flagged, so that nothing is loaded for the others. */
function flagsOf(record: CaseRecord): ReactNode {
  if (record.flagged !== true) return null;
  return (
    <Suspense>
      <CaseFlags record={record} />
    </Suspense>
  );
}

/** The places of a case that were named again, to who is told of them. */
function PlacesOf({ record }: { readonly record: CaseRecord }): ReactNode {
  if (usePerson().abilities?.includes('read_places') !== true) return null;
  return (
    <Suspense>
      <CasePlaces record={record} />
    </Suspense>
  );
}

/** Those of a case where something is asked or was sent back. */
function approvalsOf(record: CaseRecord): ReactNode {
  if (!hasApprovals(record)) return null;
  return (
    <Suspense>
      <CaseApprovals
        record={record}
        forms={(forms) => (
          <Suspense>
            <FormsInView record={record} forms={forms} />
          </Suspense>
        )}
      />
    </Suspense>
  );
}

/** A case with what other features say about it. */
export default function CaseWithReferrals({ id, form }: { readonly id: string; readonly form: string | undefined }): ReactNode {
  return (
    <CasePage
      key={id}
      id={id}
      form={form}
      parts={{
        actions: (record) => <ReferButton record={record} />,
        more: (record) => (
          <>
            <HandOverButton record={record} />
            <Suspense>
              <AskForButton record={record} />
            </Suspense>
            <AskButton record={record} />
            <FlagButton record={record} />
          </>
        ),
        approvals: approvalsOf,
        flags: (record) => (
          <>
            <PlacesOf record={record} />
            {flagsOf(record)}
          </>
        ),
        referrals: (record) => (
          <div className="stack">
            <CaseRequests record={record} />
            <CaseTransfers record={record} />
            <CaseReferrals record={record} />
          </div>
        ),
        history: (record) => (
          <Suspense>
            <CaseHistory record={record} />
          </Suspense>
        ),
      }}
    />
  );
}
