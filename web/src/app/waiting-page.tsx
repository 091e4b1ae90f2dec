import type { ReactNode } from 'react';
import { useApprovalLines } from '../features/approvals/said';
import { useCaseWords } from '../features/cases/record/said';
import { useFlagLines } from '../features/flags/said';
import { useReferralLines } from '../features/referrals/said';
import { WaitingPage } from '../features/sync/waiting-page';
import type { SaidWords } from '../features/sync/words';

/** What is not sent, in the words that other features have for it. */
export default function Waiting(): ReactNode {
  const cases = useCaseWords();
  const approval = useApprovalLines();
  const flag = useFlagLines();
  const referral = useReferralLines();
  if (cases === undefined) return <div className="page-room" aria-busy="true" />;
  const lines: SaidWords['lines'] = ({ kind, input }) => {
    if (kind.endsWith('_case')) return cases.lines(input);
    if (kind.endsWith('_approval')) return approval(input);
    return kind.endsWith('_flag') ? flag(input) : referral(input);
  };
  return <WaitingPage words={{ ...cases, lines }} />;
}
