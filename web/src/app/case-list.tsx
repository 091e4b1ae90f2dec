import { lazy, Suspense, type ReactNode } from 'react';
import CaseListPage from '../features/cases/list/case-list-page';

const AskForButton = lazy(() => import('../features/referrals/ask-for-button'));

/** The list of cases with what other features say about them. */
export default function CaseListWithRequests(): ReactNode {
  return (
    <CaseListPage
      askFor={(record) => (
        <Suspense>
          <AskForButton record={record} />
        </Suspense>
      )}
    />
  );
}
