import { useState, type ReactNode } from 'react';
import { useWords } from '../../i18n';
import { formatDateTime } from '../../i18n/format';
import { problemText } from '../../i18n/problem-text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Tag } from '../../ui/tag';
import { CaseLink } from './case-link';
import { useReferralCommands } from './commands';
import { SayDialog } from './say-dialog';
import { mayAnswer, type NamedReferral } from './states';

/** Somebody asks for a case: its owner offers it to them, or says why not. */
export function RequestCard({ request, showCase = false }: { readonly request: NamedReferral; readonly showCase?: boolean }): ReactNode {
  const words = useWords();
  const { t, find, language } = words;
  return (
    <article className="card stack-small">
      <div className="referral-head">
        <h3>{t(request.recipient === '' ? 'requests.by' : 'requests.by_of', { who: request.sender, owner: request.recipient })}</h3>
        <Tag tone={request.status === 'in_progress' ? 'warning' : 'neutral'}>{find(`requests.status.${request.status}`) ?? request.status}</Tag>
        {request.unsent && <Tag tone="warning">{t('cases.waiting')}</Tag>}
      </div>
      {showCase && request.record_short_id !== undefined && <CaseLink transfer={request} />}
      {request.created_at !== undefined && <p className="soft small">{t('requests.made_at', { at: formatDateTime(language, request.created_at) })}</p>}
      {request.notes && (
        <p dir="auto" className="form-value">
          {request.notes}
        </p>
      )}
      {request.consent_individual_transfer === true && <p>{t('requests.family')}</p>}
      {request.rejected_reason && <p dir="auto">{t('referrals.reason', { reason: request.rejected_reason })}</p>}
      {request.refusal !== undefined && <Notice kind="warning">{problemText({ status: 422, code: request.refusal, facts: {} }, words)}</Notice>}
      <RequestAnswers request={request} />
    </article>
  );
}

function RequestAnswers({ request }: { readonly request: NamedReferral }): ReactNode {
  const { t } = useWords();
  const commands = useReferralCommands();
  const [declining, setDeclining] = useState(false);
  return (
    <div className="buttons">
      {mayAnswer(request, 'accept') && (
        <Button look="main" onClick={() => void commands.agree(request)}>
          {t('requests.accept')}
        </Button>
      )}
      {mayAnswer(request, 'reject') && (
        <Button
          onClick={() => {
            setDeclining(true);
          }}
        >
          {t('referrals.decline')}
        </Button>
      )}
      {mayAnswer(request, 'revoke') && <Button onClick={() => void commands.askNoMore(request)}>{t('requests.revoke')}</Button>}
      {declining && (
        <SayDialog
          referral={request}
          saying={{ kind: 'decline_transfer_request', text: 'rejected_reason' }}
          title={t('referrals.decline')}
          label={t('requests.decline.reason')}
          needed
          onClose={() => {
            setDeclining(false);
          }}
        />
      )}
    </div>
  );
}
