import type { ReactNode } from 'react';
import { useWithheld } from '../../data/hooks';
import { useWords, type MessageKey } from '../../i18n';
import { problemText } from '../../i18n/problem-text';
import { Nothing } from '../../ui/nothing';
import { Notice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { TransferCard } from './case-transfers';
import { useHandings } from './queries';
import { RequestCard } from './request-card';
import type { NamedReferral } from './states';
import { ReferralTabs } from './tabs';
import './referrals.css';

type Direction = 'received' | 'sent';

function isOpen({ status }: NamedReferral): boolean {
  return status === 'in_progress';
}

/** Cases that are handed over to this person or asked of them; or that they hand over or ask for. */
export default function TransfersPage({ direction }: { readonly direction: Direction }): ReactNode {
  const words = useWords();
  const { t } = words;
  const transfers = useHandings('transfers', direction);
  const requests = useHandings('transfer_requests', direction);
  const none = direction === 'received' ? 'transfers.none.received' : 'transfers.none.sent';
  const withheld = useWithheld(none);
  const { freshness } = transfers;
  const all = [...(transfers.referrals ?? []), ...(requests.referrals ?? [])];
  const loaded = transfers.referrals !== undefined && requests.referrals !== undefined;
  return (
    <div className="stack">
      <PageTitle title={t('transfers.title')} product={t('product')} />
      <ReferralTabs here={direction === 'received' ? '/transfers' : '/transfers/sent'} />
      {freshness.kind === 'unreachable' && <Notice kind="warning">{t('referrals.offline')}</Notice>}
      {freshness.kind === 'refused' && !withheld && <Notice>{problemText(freshness.refused, words)}</Notice>}
      {!loaded && !withheld && <div className="page-room" aria-busy={freshness.kind === 'asking'} />}
      {all.length === 0 && (loaded || withheld) && <Nothing none={none} withheld={withheld} text={t(`${none}.text`)} />}
      <Group title={direction === 'received' ? 'referrals.to_answer' : 'referrals.unanswered'} transfers={transfers.referrals} requests={requests.referrals} which={isOpen} />
      <Group title={'transfers.answered'} transfers={transfers.referrals} requests={requests.referrals} which={(one) => !isOpen(one)} />
    </div>
  );
}

interface GroupProps {
  readonly title: MessageKey;
  readonly transfers: readonly NamedReferral[] | undefined;
  readonly requests: readonly NamedReferral[] | undefined;
  readonly which: (one: NamedReferral) => boolean;
}

function Group({ title, transfers = [], requests = [], which }: GroupProps): ReactNode {
  const { t } = useWords();
  const [offered, asked] = [transfers.filter(which), requests.filter(which)];
  if (offered.length + asked.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t(title, { count: offered.length + asked.length })}</h2>
      {offered.map((transfer) => (
        <TransferCard key={transfer.id} transfer={transfer} showCase />
      ))}
      {asked.map((request) => (
        <RequestCard key={request.id} request={request} showCase />
      ))}
    </section>
  );
}
