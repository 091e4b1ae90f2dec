import type { ReactNode } from 'react';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import type { Choice } from './codes';
import { SayingDialog, type SayingDialogProps } from './saying-dialog';

export interface ChooseDialogProps extends SayingDialogProps {
  readonly label: string;
  readonly choices: readonly (Choice & { readonly text: string })[];
}

/** An answer in one tap. Words can be added before it. */
export function ChooseDialog({ label, choices, ...props }: ChooseDialogProps): ReactNode {
  const { t } = useWords();
  return (
    <SayingDialog {...props}>
      {({ text, write, send }) => (
        <div className="stack">
          <div className="stack-small">
            {choices.map(({ id, said, text: name }) => (
              <Button key={id} onClick={() => void send(said)}>
                {name}
              </Button>
            ))}
          </div>
          <Field label={label}>{(ids) => <textarea {...ids} dir="auto" value={text} onChange={(event) => write(event.target.value)} />}</Field>
          <div className="buttons">
            <Button onClick={props.onClose}>{t('record.cancel')}</Button>
          </div>
        </div>
      )}
    </SayingDialog>
  );
}
