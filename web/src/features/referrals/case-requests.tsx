import type { ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { useWords } from '../../i18n';
import { useCaseRequests } from './queries';
import { RequestCard } from './request-card';
import './referrals.css';

/** Who asks for the case, and the answers; nothing where nobody does, or where none of it may be told. */
export function CaseRequests({ record }: { readonly record: CaseRecord }): ReactNode {
  const { t } = useWords();
  const requests = useCaseRequests(record.id);
  if (requests.length === 0) return null;
  return (
    <div className="stack">
      <h2>{t('requests.of_case')}</h2>
      {requests.map((request) => (
        <RequestCard key={request.id} request={request} />
      ))}
    </div>
  );
}
