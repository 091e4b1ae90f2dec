import { lazy, Suspense, type ReactNode } from 'react';
import type { CaseRecord } from '../data/api/types';
import { caseKind } from '../data/records';
import { hasApprovals } from '../features/approvals/steps';
import { CasePage } from '../features/cases/record/case-page';
import { CaseReferrals } from '../features/referrals/case-referrals';
import { CaseRequests } from '../features/referrals/case-requests';
import { CaseTransfers } from '../features/referrals/case-transfers';
import { ReferButton } from '../features/referrals/refer-dialog';
import { AskedOfRecord } from './asked-of-record';
import { NotFetched } from './failure';
import MoreOfCase from './more-of-case';

const CaseApprovals = lazy(() => import('../features/approvals/case-approvals'));
const FormsInView = lazy(() => import('../features/cases/record/forms-in-view'));
const RecordHistory = lazy(() => import('../features/cases/history/record-history').catch(() => ({ default: NotFetched })));

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
        more: (record) => <MoreOfCase record={record} />,
        approvals: approvalsOf,
        asked: (record) => <AskedOfRecord kind={caseKind} record={record} />,
        referrals: (record) => (
          <div className="stack">
            <CaseRequests record={record} />
            <CaseTransfers record={record} />
            <CaseReferrals record={record} />
          </div>
        ),
        history: (record) => (
          <Suspense>
            <RecordHistory kind={caseKind} record={record} />
          </Suspense>
        ),
      }}
    />
  );
}
