import type { CaseRecord } from '../../data/api/types';
import { useWorkplace } from '../../data/hooks';
import type { Step } from './steps';

export interface ApprovalCommands {
  /** `plan`: of which plan, where there are several. */
  readonly ask: (record: CaseRecord, step: Step, plan: string) => Promise<void>;
  readonly answer: (record: CaseRecord, step: Step, kind: 'give_approval' | 'refuse_approval', notes: string, draft: string) => Promise<void>;
}

export function useApprovalCommands(): ApprovalCommands {
  const { outbox } = useWorkplace();
  return {
    ask: ({ id }, step, plan) => outbox.add({ kind: 'ask_approval', record: id, input: plan === '' ? { step } : { step, approval_type: plan }, baseVersion: null }),
    answer: ({ id }, step, kind, notes, draft) => outbox.add({ kind, record: id, input: notes === '' ? { step } : { step, notes }, baseVersion: null }, draft),
  };
}
