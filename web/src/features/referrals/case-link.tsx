import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useWords } from '../../i18n';
import type { NamedReferral } from './states';

/** Which case is handed over or asked for, and the way to it for who may open it. */
export function CaseLink({ transfer }: { readonly transfer: NamedReferral }): ReactNode {
  const { t } = useWords();
  const number = transfer.record_short_id;
  if (transfer.record_access_denied === true) return number === undefined ? null : <p>{t('transfers.case', { number })}</p>;
  return (
    <p>
      <Link href={`/cases/${transfer.record_id}/referrals`}>{number === undefined ? t('referrals.open_case') : t('referrals.open_case.number', { number })}</Link>
    </p>
  );
}
