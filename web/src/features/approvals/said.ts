import type { Row } from '../../data/api/types';
import { useWords } from '../../i18n';
import type { Line } from '../../ui/lines';
import { usePlans } from './plans';
import { steps, wordsOf } from './steps';

/** What somebody asks, or answers, about a step of a case. */
export function useApprovalLines(): (input: Row) => readonly Line[] {
  const { t } = useWords();
  const plans = usePlans();
  return ({ step, approval_type: plan, notes }) => {
    const named = steps.find((each) => each === step);
    const lines: readonly (readonly [string, unknown])[] = [
      [t('approvals.what'), named === undefined ? '' : t(wordsOf[named])],
      [t('approvals.plan'), plans.find(({ id }) => id === plan)?.text],
      [t('approvals.notes'), notes],
    ];
    return lines.flatMap(([label, text]) => (typeof text === 'string' && text !== '' ? [{ label, text }] : []));
  };
}
