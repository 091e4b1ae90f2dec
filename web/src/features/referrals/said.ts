import type { Row } from '../../data/api/types';
import { useFullNames } from '../../data/people';
import { localized } from '../../i18n/format';
import { useWords } from '../../i18n';
import type { Line } from '../../ui/lines';
import { useServices } from './queries';

/** What somebody asks for, or answers, in words. */
export function useReferralLines(): (input: Row) => readonly Line[] {
  const { t, find, language } = useWords();
  const fullName = useFullNames();
  const services = useServices();
  return ({ service, transitioned_to: to, notes, rejected_reason: reason, rejection_note: note, decline_reason: why, outcome, need_met: met, step, reason: pause }) => {
    const option = services.find(({ id }) => id === service);
    const lines: readonly (readonly [string, unknown])[] = [
      [t('referrals.service'), option === undefined ? service : localized(option.display_text, language)],
      [t('referrals.person'), typeof to === 'string' ? (fullName?.(to) ?? to) : to],
      [t('referrals.notes'), notes],
      [t('referrals.step'), typeof step === 'string' ? find(`referrals.step.${step}`) : undefined],
      [t('referrals.pause.why'), typeof pause === 'string' ? find(`referrals.paused.${pause}`) : undefined],
      [t('referrals.decline.reason'), typeof why === 'string' ? find(`referrals.declined.${why}`) : undefined],
      [t('referrals.decline.words'), reason],
      [t('referrals.complete.what'), typeof outcome === 'string' ? find(`referrals.came.${outcome}_${String(met)}`) : undefined],
      [t('referrals.complete.note'), note],
    ];
    return lines.flatMap(([label, text]) => (typeof text === 'string' && text !== '' ? [{ label, text }] : []));
  };
}
