import { lazy, Suspense, useState, type FormEvent, type ReactNode } from 'react';
import type { CaseRecord } from '../../../data/api/types';
import { useDrafting, type Keeper } from '../../../data/drafting';
import { usePerson } from '../../../data/hooks';
import { useFullNames } from '../../../data/people';
import { useWords } from '../../../i18n';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Field } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { rowsOf } from '../forms/values';
import { useCaseCommands } from './commands';
import { may } from './queries';

const ClosingDialog = lazy(() => import('./closing-dialog'));

/** Somebody asked that the case be closed: who, and the answer of whoever may give it. */
export default function ClosingAsked({ record }: { readonly record: CaseRecord }): ReactNode {
  const { t } = useWords();
  const person = usePerson();
  const fullName = useFullNames();
  const commands = useCaseCommands();
  const [open, setOpen] = useState<'close' | 'back'>();
  const asked = rowsOf(record.approval_subforms).findLast((row) => row.approval_requested_for === 'closure')?.requested_by;
  const who = typeof asked === 'string' ? asked : person.user_name;
  const shut = (): void => {
    setOpen(undefined);
  };
  const answers = may(record, 'approve_closure');
  return (
    <Notice kind="warning">
      <div className="stack-small">
        <p>{who === person.user_name ? t('closing.asked.own') : t('closing.asked', { who: fullName?.(who) ?? '' })}</p>
        {answers && (
          <div className="buttons">
            {may(record, 'close') ? (
              <Button
                look="main"
                onClick={() => {
                  setOpen('close');
                }}
              >
                {t('closing.agree_and_close')}
              </Button>
            ) : (
              <Button look="main" onClick={() => void commands.agree(record)}>
                {t('closing.agree')}
              </Button>
            )}
            <Button
              onClick={() => {
                setOpen('back');
              }}
            >
              {t('closing.send_back')}
            </Button>
          </div>
        )}
      </div>
      {open === 'close' && (
        <Suspense>
          <ClosingDialog record={record} onClose={shut} />
        </Suspense>
      )}
      {open === 'back' && <SendBack record={record} onClose={shut} />}
    </Notice>
  );
}

interface SendBackProps {
  readonly record: CaseRecord;
  readonly onClose: () => void;
}

function SendBack(props: SendBackProps): ReactNode {
  const { t } = useWords();
  const { keeper } = useDrafting('send_back_closing', props.record.id, undefined);
  return (
    <Dialog title={t('closing.send_back')} closeLabel={t('record.cancel')} onClose={props.onClose}>
      {keeper === undefined ? <div aria-busy="true" /> : <Why {...props} keeper={keeper} />}
    </Dialog>
  );
}

function Why({ record, onClose, keeper }: SendBackProps & { readonly keeper: Keeper }): ReactNode {
  const { t } = useWords();
  const { sendBack } = useCaseCommands();
  const [notes, setNotes] = useState(String(keeper.found?.input.notes ?? ''));
  const [failed, setFailed] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const goOn = await keeper.stop();
    try {
      await sendBack(record, notes.trim(), keeper.id);
      onClose();
    } catch {
      goOn();
      setFailed(true);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      {failed && <Notice kind="wrong">{t('record.not_kept')}</Notice>}
      <Field label={t('closing.send_back.why')}>
        {(ids) => (
          <textarea
            {...ids}
            dir="auto"
            value={notes}
            onChange={({ target }) => {
              setNotes(target.value);
              keeper.keep({ input: target.value.trim() === '' ? {} : { notes: target.value }, before: {}, baseVersion: null });
            }}
          />
        )}
      </Field>
      <div className="buttons">
        <Button type="submit" look="main">
          {t('closing.send_back')}
        </Button>
      </div>
    </form>
  );
}
