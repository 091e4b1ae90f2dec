import type { ReactNode } from 'react';
import { useWords } from '../../i18n';
import { formatDateTime } from '../../i18n/format';
import { useNow } from '../../ui/use-now';
import type { ShownReferral } from './states';

/** Whose turn it is, for what and by when; what waits to be sent here has its next turn only then. */
export function NextOfReferral({ referral, from, to }: { readonly referral: ShownReferral; readonly from: string; readonly to: string }): ReactNode {
  const { t, find, language } = useWords();
  const now = useNow();
  const { next_action: action, next_action_of: side, next_action_due: due } = referral;
  if (action === undefined || side === undefined || due === undefined || side === 'system' || referral.unsent) return null;
  const who = { recipient: to, sender: from }[side] ?? t('referrals.next.supervisor');
  const what = find(`referrals.next.${action}`) ?? action.replaceAll('_', ' ');
  const late = new Date(due) < now || referral.expired_at !== undefined;
  return (
    <p className={late ? 'next-late' : 'soft'}>
      {t(late ? 'referrals.next.late' : 'referrals.next', { who, what, at: formatDateTime(language, due) })}
    </p>
  );
}
