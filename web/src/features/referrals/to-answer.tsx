import type { ReactNode } from 'react';
import { usePerson } from '../../data/hooks';
import { useWords } from '../../i18n';
import { TransferCard } from './case-transfers';
import { useHandings, useInbox } from './queries';
import { ReferralCard } from './referral-card';
import { RequestCard } from './request-card';
import { mayAnswer, type NamedReferral } from './states';
import './referrals.css';

/** Whether it still waits for this person's yes or no. */
function waits(asked: NamedReferral): boolean {
  return asked.status === 'in_progress' && (mayAnswer(asked, 'accept') || mayAnswer(asked, 'reject'));
}

/** What others ask of this person, to be answered where they are; where nobody asks, nothing is said. */
export default function ToAnswer(): ReactNode {
  const { t } = useWords();
  const abilities = usePerson().abilities ?? [];
  const deals = abilities.includes('deal_in_transfers');
  const referrals = (useInbox('received', abilities.includes('receive_referrals')).referrals ?? []).filter(waits);
  const transfers = (useHandings('transfers', 'received', deals).referrals ?? []).filter(waits);
  const requests = (useHandings('transfer_requests', 'received', deals).referrals ?? []).filter(waits);
  const count = referrals.length + transfers.length + requests.length;
  if (count === 0) return null;
  return (
    <section className="stack-small to-answer" aria-label={t('referrals.to_answer', { count })}>
      <h2>{t('referrals.to_answer', { count })}</h2>
      {referrals.map((referral) => (
        <ReferralCard key={referral.id} referral={referral} showCase />
      ))}
      {transfers.map((transfer) => (
        <TransferCard key={transfer.id} transfer={transfer} showCase />
      ))}
      {requests.map((request) => (
        <RequestCard key={request.id} request={request} showCase />
      ))}
    </section>
  );
}
