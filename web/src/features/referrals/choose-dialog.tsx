import { useState, type ReactNode } from 'react';
import type { Row, Transition } from '../../data/api/types';
import { useDrafting, type Keeper } from '../../data/drafting';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import type { Choice } from './codes';
import { useReferralCommands, type Saying } from './commands';

export interface ChooseDialogProps {
  readonly referral: Transition;
  readonly saying: Saying;
  readonly title: string;
  readonly label: string;
  readonly choices: readonly (Choice & { readonly text: string })[];
  readonly onClose: () => void;
}

/** An answer in one tap. Words can be added before it; what was typed is kept when the dialog closes. */
export function ChooseDialog(props: ChooseDialogProps): ReactNode {
  const { t } = useWords();
  const { keeper } = useDrafting(props.saying.kind, props.referral.id, undefined);
  return (
    <Dialog title={props.title} closeLabel={t('dialog.close')} onClose={props.onClose}>
      {keeper === undefined ? <div aria-busy="true" /> : <Choose {...props} keeper={keeper} />}
    </Dialog>
  );
}

function Choose({ referral, saying, label, choices, onClose, keeper }: ChooseDialogProps & { readonly keeper: Keeper }): ReactNode {
  const { t } = useWords();
  const { say } = useReferralCommands();
  const [text, setText] = useState(String(keeper.found?.input[saying.text] ?? ''));
  const [failed, setFailed] = useState(false);
  const send = async (said: Row): Promise<void> => {
    const goOn = await keeper.stop();
    try {
      await say(referral, { ...saying, said }, text.trim(), keeper.id);
      onClose();
    } catch {
      goOn();
      setFailed(true);
    }
  };
  return (
    <div className="stack">
      {failed && <Notice kind="wrong">{t('record.not_kept')}</Notice>}
      <div className="stack-small">
        {choices.map(({ id, said, text: name }) => (
          <Button key={id} onClick={() => void send(said)}>
            {name}
          </Button>
        ))}
      </div>
      <Field label={label}>
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
        <Button onClick={onClose}>{t('record.cancel')}</Button>
      </div>
    </div>
  );
}
