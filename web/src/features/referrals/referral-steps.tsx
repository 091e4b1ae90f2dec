import { useState, type ReactNode } from 'react';
import type { Transition } from '../../data/api/types';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { pauses } from './codes';
import { useReferralCommands } from './commands';

/** What this person can say of a referral beside an answer, each in one tap; why it has to wait, in two. */
export function ReferralSteps({ referral }: { readonly referral: Transition }): ReactNode {
  const { t, find } = useWords();
  const { step } = useReferralCommands();
  const [pausing, setPausing] = useState(false);
  const close = (): void => {
    setPausing(false);
  };
  return (
    <>
      {(referral.steps ?? []).map((name) => (
        <Button
          key={name}
          onClick={() => {
            if (name === 'paused') setPausing(true);
            else void step(referral, name);
          }}
        >
          {find(`referrals.step.${name}`) ?? name}
        </Button>
      ))}
      {pausing && (
        <Dialog title={t('referrals.pause.why')} closeLabel={t('dialog.close')} onClose={close}>
          <div className="stack-small">
            {pauses.map((reason) => (
              <Button key={reason} onClick={() => void step(referral, 'paused', reason).then(close)}>
                {find(`referrals.paused.${reason}`) ?? reason}
              </Button>
            ))}
            <Button onClick={close}>{t('record.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
