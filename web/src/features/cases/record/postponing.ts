import type { Row } from '../../../data/api/types';
import { formatDate } from '../../../i18n/format';
import { useWords } from '../../../i18n';
import type { Line } from '../../../ui/lines';

/** Why what is next may be put off (docs/domain/tasks.md §8). */
export const reasons = ['child_away', 'family_not_reached', 'not_safe_now', 'child_asked', 'partner_awaited', 'no_transport', 'officer_away'] as const;

export type Reason = (typeof reasons)[number];

/** What somebody puts off, in words. */
export function usePostponedLines(): (input: Row) => readonly Line[] {
  const { t, find, language } = useWords();
  return ({ next_action: action, until, reason }) => {
    const lines: readonly (readonly [string, string | undefined])[] = [
      [t('postpone.what'), find(`work.next.${String(action)}`)],
      [t('postpone.until'), formatDate(language, String(until))],
      [t('postpone.reason'), find(`postpone.reason.${String(reason)}`)],
    ];
    return lines.flatMap(([label, text]) => (text === undefined ? [] : [{ label, text }]));
  };
}
