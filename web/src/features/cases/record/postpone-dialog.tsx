import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { CaseRecord } from '../../../data/api/types';
import { useWords } from '../../../i18n';
import { dayAt, dayOf, daysAfter } from '../../../i18n/site-time';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Field, FieldGroup } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useCaseCommands } from './commands';
import { reasons, type Reason } from './postponing';

export interface PostponeDialogProps {
  readonly record: CaseRecord;
  readonly action: string;
  readonly onClose: () => void;
}

/** The first day that is later than both today and the one on which it is due. */
function firstDayAfter(record: CaseRecord): string {
  const [due, today] = [dayOf(String(record.next_action_due)) ?? '', dayAt(new Date())];
  return daysAfter(due > today ? due : today, 1);
}

/** Until when it waits, and why: how far it may be put off is the policy's, which the server knows. */
export default function PostponeDialog({ record, action, onClose }: PostponeDialogProps): ReactNode {
  const { t, find } = useWords();
  const { postpone } = useCaseCommands();
  const id = useId();
  const [first] = useState(() => firstDayAfter(record));
  const [until, setUntil] = useState(first);
  const [reason, setReason] = useState<Reason>();
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const tooEarly = until < first;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (reason === undefined || tooEarly) return;
    try {
      await postpone(record, { next_action: action, until, reason });
      onClose();
    } catch {
      setFailed(true);
    }
  };
  return (
    <Dialog title={`${t('postpone.title')}: ${find(`work.next.${action}`) ?? ''}`} closeLabel={t('dialog.close')} onClose={onClose}>
      <form noValidate onSubmit={(event) => void send(event)}>
        {failed && <Notice kind="wrong">{t('record.not_kept')}</Notice>}
        <FieldGroup id={id} label={t('postpone.reason')} mark={t('forms.required')} problem={asked && reason === undefined ? t('forms.problem.required') : undefined}>
          {reasons.map((one) => (
            <label key={one} className="choice">
              <input
                type="radio"
                name={id}
                checked={reason === one}
                onChange={() => {
                  setReason(one);
                }}
              />
              {t(`postpone.reason.${one}`)}
            </label>
          ))}
        </FieldGroup>
        <Field label={t('postpone.until')} help={t('postpone.until.help')} problem={asked && tooEarly ? t('problem.field.not_later') : undefined}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              className="input-short"
              min={first}
              value={until}
              onChange={(event) => {
                setUntil(event.target.value);
              }}
            />
          )}
        </Field>
        <div className="buttons">
          <Button type="submit" look="main">
            {t('postpone.title')}
          </Button>
          <Button onClick={onClose}>{t('record.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
