import type { ReactNode } from 'react';
import { useCaseWords } from '../features/cases/record/said';
import { useReferralLines } from '../features/referrals/said';
import { WaitingPage } from '../features/sync/waiting-page';

/** What is not sent, in the words that other features have for it. */
export default function Waiting(): ReactNode {
  const cases = useCaseWords();
  const referral = useReferralLines();
  if (cases === undefined) return <div className="page-room" aria-busy="true" />;
  return <WaitingPage words={{ ...cases, lines: ({ kind, input }) => (kind.endsWith('_case') ? cases.lines(input) : referral(input)) }} />;
}
