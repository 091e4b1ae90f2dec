import { useState, type FormEvent, type ReactNode } from 'react';
import type { Keeper } from '../../data/drafting';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';

/** As many characters as the server takes. */
const longest = 2000;

export interface WordsFormProps {
  readonly label: string;
  readonly help?: string;
  readonly submit: string;
  readonly words: string;
  readonly keeper: Keeper;
  readonly onWords: (words: string) => void;
  /** Says it; what it throws is shown as not kept. */
  readonly onSay: (words: string) => Promise<void>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A question that is answered in words, which are needed; beside them what else is asked. */
export function WordsForm({ label, help, submit, words, keeper, onWords, onSay, onClose, children }: WordsFormProps): ReactNode {
  const { t } = useWords();
  const [wrong, setWrong] = useState(false);
  const [failed, setFailed] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (words.trim() === '') {
      setWrong(true);
      document.getElementById('flag-words')?.focus();
      return;
    }
    const goOn = await keeper.stop();
    try {
      await onSay(words.trim());
      onClose();
    } catch {
      goOn();
      setFailed(true);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      {failed && <Notice kind="wrong">{t('record.not_kept')}</Notice>}
      <Field id="flag-words" label={label} help={help} mark={t('forms.required')} problem={wrong && words.trim() === '' ? t('forms.problem.required') : undefined}>
        {(ids) => (
          <textarea
            {...ids}
            dir="auto"
            maxLength={longest}
            value={words}
            onChange={(event) => {
              onWords(event.target.value);
            }}
          />
        )}
      </Field>
      {children}
      <div className="buttons">
        <Button type="submit" look="main">
          {submit}
        </Button>
        <Button onClick={onClose}>{t('record.cancel')}</Button>
      </div>
    </form>
  );
}
