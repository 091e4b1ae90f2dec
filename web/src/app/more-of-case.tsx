import { lazy, Suspense, type ReactNode } from 'react';
import type { CaseRecord } from '../data/api/types';
import { AskButton } from '../features/approvals/ask-button';
import { FlagButton } from '../features/flags/flag-button';
import { HandOverButton } from '../features/referrals/hand-over-button';

const AskForButton = lazy(() => import('../features/referrals/ask-for-button'));

/** What is done to a case seldom, by who may. */
export default function MoreOfCase({ record }: { readonly record: CaseRecord }): ReactNode {
  return (
    <>
      <HandOverButton record={record} />
      <Suspense>
        <AskForButton record={record} />
      </Suspense>
      <AskButton record={record} />
      <FlagButton record={record} />
    </>
  );
}
