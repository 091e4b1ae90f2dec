import type { ReactNode } from 'react';
import { Link, useSearch } from 'wouter';
import { useWords, type MessageKey } from '../../i18n';
import { problemText } from '../../i18n/problem-text';
import { useWithheld } from '../../data/hooks';
import { Nothing } from '../../ui/nothing';
import { Notice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { useInbox } from './queries';
import { ReferralCard } from './referral-card';
import { ReferralTabs } from './tabs';
import './referrals.css';

const groups: readonly { readonly title: MessageKey; readonly sentTitle: MessageKey; readonly statuses: readonly string[] }[] = [
  { title: 'referrals.to_answer', sentTitle: 'referrals.unanswered', statuses: ['in_progress'] },
  { title: 'referrals.under_way', sentTitle: 'referrals.under_way', statuses: ['accepted'] },
  { title: 'referrals.finished', sentTitle: 'referrals.finished', statuses: ['done', 'rejected', 'revoked'] },
];

/** What others ask of this person, to be answered in place; and what this person asked of others. */
export default function InboxPage({ direction }: { readonly direction: 'received' | 'sent' }): ReactNode {
  const words = useWords();
  const { t } = words;
  const inbox = useInbox(direction);
  const none = direction === 'received' ? 'referrals.none.received' : 'referrals.none.sent';
  const withheld = useWithheld(none);
  const { freshness } = inbox;
  const wanted = new URLSearchParams(useSearch()).get('status')?.split(',');
  const referrals = wanted === undefined ? inbox.referrals : inbox.referrals?.filter(({ status }) => wanted.includes(status));
  return (
    <div className="stack">
      <PageTitle title={t('referrals.title')} product={t('product')} />
      <ReferralTabs here={direction === 'received' ? '/referrals' : '/referrals/sent'} />
      {wanted !== undefined && (
        <p>
          <Link href={direction === 'sent' ? '/referrals/sent' : '/referrals'}>{t('referrals.show_all')}</Link>
        </p>
      )}
      {freshness.kind === 'unreachable' && <Notice kind="warning">{t('referrals.offline')}</Notice>}
      {freshness.kind === 'refused' && !withheld && <Notice>{problemText(freshness.refused, words)}</Notice>}
      {referrals === undefined && !withheld && <div className="page-room" aria-busy={freshness.kind === 'asking'} />}
      {(withheld ? (referrals ?? []).length === 0 : referrals?.length === 0 && wanted === undefined) && <Nothing none={none} withheld={withheld} text={t(`${none}.text`)} />}
      {groups.map(({ title, sentTitle, statuses }) => {
        const here = (referrals ?? []).filter(({ status }) => statuses.includes(status));
        if (here.length === 0) return null;
        return (
          <section key={title} className="stack">
            <h2>{t(direction === 'received' ? title : sentTitle, { count: here.length })}</h2>
            {here.map((referral) => (
              <ReferralCard key={referral.id} referral={referral} showCase />
            ))}
          </section>
        );
      })}
    </div>
  );
}
