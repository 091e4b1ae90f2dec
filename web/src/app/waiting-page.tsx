import type { ReactNode } from 'react';
import { caseKind, incidentKind } from '../data/records';
import type { CommandKind } from '../data/sync/command';
import { kinds } from '../data/sync/kinds';
import { useApprovalLines } from '../features/approvals/said';
import { usePostponedLines } from '../features/cases/record/postponing';
import { useRecordWords, type RecordWords } from '../features/cases/record/said';
import { useFlagLines } from '../features/flags/said';
import { useReferralLines } from '../features/referrals/said';
import { WaitingPage } from '../features/sync/waiting-page';
import type { SaidWords, WordsFor } from '../features/sync/words';

/** What is not sent, in the words that other features have for it. */
export default function Waiting(): ReactNode {
  const cases = useRecordWords(caseKind);
  const incidents = useRecordWords(incidentKind);
  const approval = useApprovalLines();
  const postponed = usePostponedLines();
  const flag = useFlagLines();
  const referral = useReferralLines();
  if (cases === undefined) return <div className="page-room" aria-busy="true" />;
  // Who has something of an incident here had its forms when they wrote it.
  const recordOf = (kind: CommandKind): RecordWords => (kinds[kind].about === incidentKind ? (incidents ?? cases) : cases);
  const lines: SaidWords['lines'] = ({ kind, input }) => {
    if (/_(case|incident)$/.test(kind)) return recordOf(kind).lines(input);
    if (kind.endsWith('_approval')) return approval(input);
    if (kind === 'postpone_next') return postponed(input);
    return kind.endsWith('_flag') ? flag(input) : referral(input);
  };
  const words: WordsFor = (kind) => ({ ...recordOf(kind), lines });
  return <WaitingPage words={words} />;
}
