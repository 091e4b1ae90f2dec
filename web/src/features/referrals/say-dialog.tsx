import { useState, type FormEvent, type ReactNode } from 'react';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { SayingDialog, type SayingDialogProps, type Words } from './saying-dialog';

export interface SayDialogProps extends SayingDialogProps {
  readonly label: string;
  readonly needed: boolean;
}

/** An answer in words. */
export function SayDialog(props: SayDialogProps): ReactNode {
  return <SayingDialog {...props}>{(words) => <Say {...props} {...words} />}</SayingDialog>;
}

function Say({ title, label, needed, onClose, text, write, send }: SayDialogProps & Words): ReactNode {
  const { t } = useWords();
  const [wrong, setWrong] = useState(false);
  const isLacking = needed && text.trim() === '';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isLacking) return send();
    setWrong(true);
    document.getElementById('say')?.focus();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Field id="say" label={label} mark={needed ? t('forms.required') : undefined} problem={wrong && isLacking ? t('forms.problem.required') : undefined}>
        {(ids) => <textarea {...ids} dir="auto" value={text} onChange={(event) => write(event.target.value)} />}
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
