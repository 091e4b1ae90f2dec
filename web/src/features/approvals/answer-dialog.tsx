import { useState, type FormEvent, type ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { useDrafting, type Keeper } from '../../data/drafting';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useApprovalCommands } from './commands';
import type { Step } from './steps';

/** As many characters as the server takes. */
const longest = 2000;

export interface AnswerDialogProps {
  readonly record: CaseRecord;
  readonly step: Step;
  readonly kind: 'give_approval' | 'refuse_approval';
  /** What it is about, in words. */
  readonly what: string;
  readonly onClose: () => void;
}

/** Agreeing, with a word if wanted; or sending it back, which says why. What was typed is kept until it is said. */
export default function AnswerDialog(props: AnswerDialogProps): ReactNode {
  const { t } = useWords();
  const { keeper } = useDrafting(props.kind, props.record.id, undefined);
  const title = t('approvals.answer', { how: t(props.kind === 'give_approval' ? 'approvals.give' : 'closing.send_back'), what: props.what });
  return (
    <Dialog title={title} closeLabel={t('dialog.close')} onClose={props.onClose}>
      {keeper === undefined ? <div aria-busy="true" /> : <Answering {...props} keeper={keeper} />}
    </Dialog>
  );
}

function Answering({ record, step, kind, onClose, keeper }: AnswerDialogProps & { readonly keeper: Keeper }): ReactNode {
  const { t } = useWords();
  const { answer } = useApprovalCommands();
  const kept = keeper.found?.input;
  const [notes, setNotes] = useState(kept?.step === step ? String(kept.notes ?? '') : '');
  const [wrong, setWrong] = useState(false);
  const [failed, setFailed] = useState(false);
  const needed = kind === 'refuse_approval';
  const lacks = needed && notes.trim() === '';
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (lacks) {
      setWrong(true);
      document.getElementById('approval-notes')?.focus();
      return;
    }
    const goOn = await keeper.stop();
    try {
      await answer(record, step, kind, notes.trim(), keeper.id);
      onClose();
    } catch {
      goOn();
      setFailed(true);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      {failed && <Notice kind="wrong">{t('record.not_kept')}</Notice>}
      <Field
        id="approval-notes"
        label={t(needed ? 'closing.send_back.why' : 'approvals.notes')}
        mark={needed ? t('forms.required') : undefined}
        problem={wrong && lacks ? t('forms.problem.required') : undefined}
      >
        {(ids) => (
          <textarea
            {...ids}
            dir="auto"
            maxLength={longest}
            value={notes}
            onChange={({ target }) => {
              setNotes(target.value);
              keeper.keep({ input: target.value.trim() === '' ? {} : { step, notes: target.value }, before: {}, baseVersion: null });
            }}
          />
        )}
      </Field>
      <div className="buttons">
        <Button type="submit" look="main">
          {t(needed ? 'closing.send_back' : 'approvals.give')}
        </Button>
        <Button onClick={onClose}>{t('record.cancel')}</Button>
      </div>
    </form>
  );
}
