import { useState, type FormEvent, type ReactNode } from 'react';
import { useWorkplace } from '../../data/hooks';
import type { Command } from '../../data/sync/command';
import { useWords, type MessageKey } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';

const texts: Readonly<Partial<Record<Command['kind'], { readonly name: string; readonly label: MessageKey }>>> = {
  decline_referral: { name: 'rejected_reason', label: 'referrals.decline.words' },
  give_approval: { name: 'notes', label: 'approvals.notes' },
  refuse_approval: { name: 'notes', label: 'closing.send_back.why' },
  decline_transfer: { name: 'rejected_reason', label: 'referrals.decline.reason' },
  decline_transfer_request: { name: 'rejected_reason', label: 'requests.decline.reason' },
  raise_flag: { name: 'message', label: 'flags.reason' },
  raise_incident_flag: { name: 'message', label: 'flags.reason' },
  resolve_incident_flag: { name: 'unflag_message', label: 'flags.outcome' },
  resolve_flag: { name: 'unflag_message', label: 'flags.outcome' },
  complete_referral: { name: 'rejection_note', label: 'referrals.complete.note' },
};

/** The words of a command that consists of them. */
export function rewordable(command: Command): { readonly name: string; readonly label: MessageKey } | undefined {
  return texts[command.kind];
}

export function Reword({ command }: { readonly command: Command }): ReactNode {
  const { t } = useWords();
  const { outbox } = useWorkplace();
  const [open, setOpen] = useState(false);
  const { name = '', label = 'waiting.correct' } = rewordable(command) ?? {};
  const [text, setText] = useState(String(command.input[name] ?? ''));
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await outbox.retry(command, { input: { ...command.input, [name]: text.trim() } });
    setOpen(false);
  };
  const close = (): void => {
    setOpen(false);
  };
  return (
    <>
      <Button
        look="main"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('waiting.correct')}
      </Button>
      {open && (
        <Dialog title={t(`command.${command.kind}`)} closeLabel={t('dialog.close')} onClose={close}>
          <form noValidate onSubmit={(event) => void send(event)}>
            <Field label={t(label)}>
              {(ids) => (
                <textarea
                  {...ids}
                  dir="auto"
                  value={text}
                  onChange={(event) => {
                    setText(event.target.value);
                  }}
                />
              )}
            </Field>
            <div className="buttons">
              <Button type="submit" look="main">
                {t('waiting.send')}
              </Button>
              <Button onClick={close}>{t('record.cancel')}</Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
