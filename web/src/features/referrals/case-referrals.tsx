import type { ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { useWords } from '../../i18n';
import { problemText } from '../../i18n/problem-text';
import { Nothing } from '../../ui/nothing';
import { Notice } from '../../ui/notice';
import { useCaseReferrals } from './queries';
import { ReferralCard } from './referral-card';
import './referrals.css';

/** A case's referrals, with their states and who answered. */
export function CaseReferrals({ record }: { readonly record: CaseRecord }): ReactNode {
  const words = useWords();
  const { t } = words;
  const { referrals, freshness, loaded = false, withheld = false } = useCaseReferrals(record.id);
  return (
    <div className="stack">
      <h2>{t('referrals.of_case')}</h2>
      {freshness.kind === 'unreachable' && <Notice kind="warning">{t(loaded ? 'referrals.offline' : 'referrals.not_here')}</Notice>}
      {freshness.kind === 'refused' && referrals === undefined && <Notice>{problemText(freshness.refused, words)}</Notice>}
      {loaded && (withheld || referrals?.length === 0) && <Nothing none="referrals.none_of_case" withheld={withheld} look="line" />}
      {referrals?.map((referral) => <ReferralCard key={referral.id} referral={referral} showCase={false} />)}
    </div>
  );
}
