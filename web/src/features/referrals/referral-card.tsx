import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { formatDateTime } from '../../i18n/format';
import { useWords, type MessageKey } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Tag, type Tone } from '../../ui/tag';
import { Alternatives } from './alternatives';
import { useReferralCommands } from './commands';
import { ChooseDialog } from './choose-dialog';
import { declines, endings, type Choice } from './codes';
import { NextOfReferral } from './next-of-referral';
import { ReferralSteps } from './referral-steps';
import { useAgencyName, useServiceName } from './queries';
import { mayAnswer, type NamedReferral, type ShownReferral } from './states';

const tones: Readonly<Record<string, Tone>> = { in_progress: 'warning', accepted: 'info', done: 'good', rejected: 'wrong', revoked: 'neutral' };

export function ReferralCard({ referral, showCase }: { readonly referral: NamedReferral; readonly showCase: boolean }): ReactNode {
  const { t, find, language } = useWords();
  const agencyName = useAgencyName();
  const title = useServiceName()(referral.service);
  const from = [referral.sender, agencyName(referral.transitioned_by_user_agency)].filter(Boolean).join(', ');
  const to = [referral.recipient, agencyName(referral.transitioned_to_user_agency)].filter(Boolean).join(', ');
  return (
    <article className="card stack-small">
      <div className="referral-head">
        <h3>{title}</h3>
        <Tag tone={tones[referral.status] ?? 'neutral'}>{find(`referrals.status.${referral.status}`) ?? referral.status.replaceAll('_', ' ')}</Tag>
        {referral.unsent && <Tag tone="warning">{t('cases.waiting')}</Tag>}
      </div>
      <p>{t('referrals.from_to', { from, to })}</p>
      {referral.created_at !== undefined && <p className="soft small">{t('referrals.made_at', { at: formatDateTime(language, referral.created_at) })}</p>}
      {referral.responded_at !== undefined && referral.responded_at !== null && (
        <p className="soft small">{t('referrals.answered', { who: to, at: formatDateTime(language, referral.responded_at) })}</p>
      )}
      {referral.notes && (
        <p dir="auto" className="form-value">
          {referral.notes}
        </p>
      )}
      <NextOfReferral referral={referral} to={to} from={from} />
      {referral.decline_reason !== undefined && <p>{t('referrals.reason', { reason: find(`referrals.declined.${referral.decline_reason}`) ?? referral.decline_reason })}</p>}
      {referral.paused_because !== undefined && <p>{t('referrals.reason', { reason: find(`referrals.paused.${referral.paused_because}`) ?? referral.paused_because })}</p>}
      {referral.outcome !== undefined && <p>{find(`referrals.came.${referral.outcome}_${referral.need_met ?? ''}`) ?? referral.outcome.replaceAll('_', ' ')}</p>}
      {referral.rejected_reason && <p dir="auto">{t('referrals.reason', { reason: referral.rejected_reason })}</p>}
      {referral.rejection_note && <p dir="auto">{t('referrals.note', { note: referral.rejection_note })}</p>}
      {referral.consent_overridden === true && <p className="soft small">{t('referrals.consent.overridden')}</p>}
      <div className="buttons">
        <Answers referral={referral} />
        <ReferralSteps referral={referral} />
        {showCase && ['in_progress', 'accepted'].includes(referral.status) && (
          <Link href={`/cases/${referral.record_id}`} className="button">
            {referral.record_short_id === undefined ? t('referrals.open_case') : t('referrals.open_case.number', { number: referral.record_short_id })}
          </Link>
        )}
      </div>
      {referral.next_action === 'reroute' && !referral.unsent && referral.service !== undefined && <Alternatives referral={referral} />}
    </article>
  );
}

function Answers({ referral }: { readonly referral: ShownReferral }): ReactNode {
  const { t, find } = useWords();
  const commands = useReferralCommands();
  const named = (of: string, choices: readonly Choice[]): readonly (Choice & { readonly text: string })[] => choices.map((choice) => ({ ...choice, text: find(`${of}.${choice.id}`) ?? choice.id }));
  const [asking, setAsking] = useState<'reject' | 'done' | 'revoke'>();
  const ask = (what: 'reject' | 'done' | 'revoke', title: MessageKey): ReactNode =>
    mayAnswer(referral, what) && (
      <Button
        look={what === 'done' ? 'main' : 'plain'}
        onClick={() => {
          setAsking(what);
        }}
      >
        {t(title)}
      </Button>
    );
  const close = (): void => {
    setAsking(undefined);
  };
  return (
    <>
      {mayAnswer(referral, 'accept') && (
        <Button look="main" onClick={() => void commands.accept(referral)}>
          {t('referrals.accept')}
        </Button>
      )}
      {ask('reject', 'referrals.decline')}
      {ask('done', 'referrals.complete')}
      {ask('revoke', 'referrals.revoke')}
      {asking === 'reject' && (
        <ChooseDialog
          referral={referral}
          saying={{ kind: 'decline_referral', text: 'rejected_reason' }}
          title={t('referrals.decline.reason')}
          label={t('referrals.decline.words')}
          choices={named('referrals.declined', declines)}
          onClose={close}
        />
      )}
      {asking === 'done' && (
        <ChooseDialog
          referral={referral}
          saying={{ kind: 'complete_referral', text: 'rejection_note' }}
          title={t('referrals.complete.what')}
          label={t('referrals.complete.note')}
          choices={named('referrals.came', endings)}
          onClose={close}
        />
      )}
      {asking === 'revoke' && (
        <Dialog title={t('referrals.revoke')} closeLabel={t('dialog.close')} onClose={close}>
          <div className="stack">
            <p>{t('referrals.revoke.text')}</p>
            <div className="buttons">
              <Button look="danger" onClick={() => void commands.revoke(referral).then(close)}>
                {t('referrals.revoke.sure')}
              </Button>
              <Button onClick={close}>{t('record.cancel')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}
