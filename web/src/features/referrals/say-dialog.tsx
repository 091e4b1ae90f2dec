import { useState, type FormEvent, type ReactNode } from 'react';
import type { Transition } from '../../data/api/types';
import { useDrafting, type Keeper } from '../../data/drafting';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useReferralCommands, type Saying } from './commands';

export interface SayDialogProps {
  readonly referral: Transition;
  readonly saying: Saying;
  readonly title: string;
  readonly label: string;
  readonly needed: boolean;
  readonly onClose: () => void;
}

/** An answer in words. What was typed is kept when the dialog closes, and there when it opens again. */
export function SayDialog(props: SayDialogProps): ReactNode {
  const { t } = useWords();
  const { keeper } = useDrafting(props.saying.kind, props.referral.id, undefined);
  return (
    <Dialog title={props.title} closeLabel={t('dialog.close')} onClose={props.onClose}>
      {keeper === undefined ? <div aria-busy="true" /> : <Say {...props} keeper={keeper} />}
    </Dialog>
  );
}

function Say({ referral, saying, title, label, needed, onClose, keeper }: SayDialogProps & { readonly keeper: Keeper }): ReactNode {
  const { t } = useWords();
  const { say } = useReferralCommands();
  const [text, setText] = useState(String(keeper.found?.input[saying.text] ?? ''));
  const [wrong, setWrong] = useState(false);
  const [failed, setFailed] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (needed && text.trim() === '') {
      setWrong(true);
      document.getElementById('say')?.focus();
      return;
    }
    const goOn = await keeper.stop();
    try {
      await say(referral, saying, text.trim(), keeper.id);
      onClose();
    } catch {
      goOn();
      setFailed(true);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      {failed && <Notice kind="wrong">{t('record.not_kept')}</Notice>}
      <Field id="say" label={label} mark={needed ? t('forms.required') : undefined} problem={wrong && text.trim() === '' ? t('forms.problem.required') : undefined}>
        {(ids) => (
          <textarea
            {...ids}
            dir="auto"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              const typed = event.target.value.trim() === '' ? {} : { case_id: referral.record_id, [saying.text]: event.target.value };
              keeper.keep({ input: typed, before: {}, baseVersion: null });
            }}
          />
        )}
      </Field>
      <div className="buttons">
        <Button type="submit" look="main">
          {title}
        </Button>
        <Button onClick={onClose}>{t('record.cancel')}</Button>
      </div>
    </form>
  );
}
