import type { CaseRecord, One, Row, Settings } from '../../data/api/types';
import { useDocument } from '../../data/hooks';
import { rowsIn } from '../../data/sync/values';
import type { MessageKey } from '../../i18n';

/** What a supervisor agrees to. Closing is asked for and answered where the case is closed. */
export const steps = ['assessment', 'case_plan', 'action_plan', 'gbv_closure'] as const;

export type Step = (typeof steps)[number];

/** How each is called. */
export const wordsOf = {
  assessment: 'approvals.step.assessment',
  case_plan: 'approvals.step.case_plan',
  action_plan: 'approvals.step.action_plan',
  gbv_closure: 'record.close',
} as const satisfies Record<Step, MessageKey>;

export interface Answer {
  readonly by: string | undefined;
  readonly notes: string;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function last(record: CaseRecord, name: 'approval_requested_for' | 'approval_response_for', step: Step): Row | undefined {
  return rowsIn(record.approval_subforms).findLast((row) => row[name] === step);
}

/** Who asked; undefined while the server has not heard of it. */
export function askedBy(record: CaseRecord, step: Step): string | undefined {
  return text(last(record, 'approval_requested_for', step)?.requested_by) || undefined;
}

/** Of which plan, by its code. */
export function planAsked(record: CaseRecord, step: Step): string {
  return text(last(record, 'approval_requested_for', step)?.approval_for_type);
}

/** What was said when it was sent back. By whom is known once the server has it. */
export function sentBack(record: CaseRecord, step: Step): Answer {
  const notes = text(record[`${step}_approved_comments`]);
  const row = last(record, 'approval_response_for', step);
  const isThis = row?.approval_status === 'rejected' && text(row.approval_manager_comments) === notes;
  return { notes, by: isThis ? text(row.approved_by) || undefined : undefined };
}

export function stateOf(record: CaseRecord, step: Step): string {
  return text(record[`approval_status_${step}`]);
}

/** The steps that this person may ask about now. */
export function toAskFor(record: CaseRecord): readonly Step[] {
  return steps.filter((step) => stateOf(record, step) !== 'pending' && record.abilities?.includes(`request_approval_${step}`) === true);
}

/** The forms that a step is about, by their names. */
export function useFormsOf(step: Step): readonly string[] {
  const forms = useDocument<One<Settings>>('settings').value?.data.approval_forms_to_alert ?? {};
  return Object.keys(forms).filter((name) => forms[name] === step);
}

/** Whether the case's module has several plans. */
export function useSeveralPlans(record: CaseRecord): boolean {
  const modules = useDocument<One<Settings>>('settings').value?.data.modules ?? [];
  return modules.find(({ unique_id }) => unique_id === record.module_id)?.module_options?.selectable_approval_types === true;
}

/** Whether anything is asked or was sent back. */
export function hasApprovals(record: CaseRecord): boolean {
  return steps.some((step) => ['pending', 'rejected'].includes(stateOf(record, step)));
}
