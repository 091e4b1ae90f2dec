import { useState, type ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { useWords } from '../../i18n';
import { formatDateTime } from '../../i18n/format';
import { Button } from '../../ui/button';
import { Tag } from '../../ui/tag';
import { CaseLink } from './case-link';
import { useReferralCommands } from './commands';
import { useCaseTransfers } from './queries';
import { SayDialog } from './say-dialog';
import { mayAnswer, type NamedReferral } from './states';
import './referrals.css';

/** To whom the case was offered, and the answers; nothing where it never was, or where none of it may be told. */
export function CaseTransfers({ record }: { readonly record: CaseRecord }): ReactNode {
  const { t } = useWords();
  const transfers = useCaseTransfers(record.id);
  if (transfers.length === 0) return null;
  return (
    <div className="stack">
      <h2>{t('transfers.of_case')}</h2>
      {transfers.map((transfer) => (
        <TransferCard key={transfer.id} transfer={transfer} />
      ))}
    </div>
  );
}

export function TransferCard({ transfer, showCase = false }: { readonly transfer: NamedReferral; readonly showCase?: boolean }): ReactNode {
  const { t, find, language } = useWords();
  return (
    <article className="card stack-small">
      <div className="referral-head">
        <h3>{t('referrals.from_to', { from: transfer.sender, to: transfer.recipient })}</h3>
        <Tag tone={transfer.status === 'in_progress' ? 'warning' : 'neutral'}>{find(`referrals.status.${transfer.status}`) ?? transfer.status}</Tag>
        {transfer.unsent && <Tag tone="warning">{t('cases.waiting')}</Tag>}
      </div>
      {transfer.created_at !== undefined && <p className="soft small">{t('referrals.made_at', { at: formatDateTime(language, transfer.created_at) })}</p>}
      {showCase && <CaseLink transfer={transfer} />}
      {transfer.notes && (
        <p dir="auto" className="form-value">
          {transfer.notes}
        </p>
      )}
      {transfer.rejected_reason && <p dir="auto">{t('referrals.reason', { reason: transfer.rejected_reason })}</p>}
      <TransferAnswers transfer={transfer} />
    </article>
  );
}

function TransferAnswers({ transfer }: { readonly transfer: NamedReferral }): ReactNode {
  const { t } = useWords();
  const commands = useReferralCommands();
  const [declining, setDeclining] = useState(false);
  const [sure, setSure] = useState(false);
  return (
    <div className="buttons">
      {mayAnswer(transfer, 'accept') && (
        <Button look="main" onClick={() => void commands.takeOver(transfer)}>
          {t('transfers.accept')}
        </Button>
      )}
      {mayAnswer(transfer, 'reject') && (
        <Button
          onClick={() => {
            setDeclining(true);
          }}
        >
          {t('referrals.decline')}
        </Button>
      )}
      {mayAnswer(transfer, 'revoke') && (
        <Button
          look={sure ? 'danger' : 'plain'}
          onClick={() => {
            setSure(!sure);
            if (sure) void commands.takeBack(transfer);
          }}
        >
          {t(sure ? 'referrals.revoke.sure' : 'referrals.revoke')}
        </Button>
      )}
      {declining && (
        <SayDialog
          referral={transfer}
          saying={{ kind: 'decline_transfer', text: 'rejected_reason' }}
          title={t('referrals.decline')}
          label={t('referrals.decline.reason')}
          needed
          onClose={() => {
            setDeclining(false);
          }}
        />
      )}
    </div>
  );
}
