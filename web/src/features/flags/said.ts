import type { Row } from '../../data/api/types';
import { formatDate } from '../../i18n/format';
import { useWords } from '../../i18n';
import type { Line } from '../../ui/lines';

/** What somebody flags, or says of a flag, in words. */
export function useFlagLines(): (input: Row) => readonly Line[] {
  const { t, language } = useWords();
  return ({ message, date, unflag_message: outcome }) => {
    const lines: readonly (readonly [string, unknown])[] = [
      [t('flags.reason'), message],
      [t('flags.date'), typeof date === 'string' ? formatDate(language, date) : date],
      [t('flags.outcome'), outcome],
    ];
    return lines.flatMap(([label, text]) => (typeof text === 'string' && text !== '' ? [{ label, text }] : []));
  };
}
