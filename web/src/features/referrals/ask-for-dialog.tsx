import { useState, type FormEvent, type ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { useDrafting, type Keeper } from '../../data/drafting';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useReferralCommands, type NewRequest } from './commands';

interface AskForProps {
  readonly record: CaseRecord;
  readonly onClose: () => void;
}

/** Nothing of the case is shown until its owner offers it and the person accepts. */
export default function AskForDialog(props: AskForProps): ReactNode {
  const { t } = useWords();
  const { keeper } = useDrafting('make_transfer_request', props.record.id, undefined);
  return (
    <Dialog title={t('requests.ask.title')} closeLabel={t('dialog.close')} onClose={props.onClose}>
      {keeper === undefined ? <div aria-busy="true" /> : <AskFor {...props} keeper={keeper} />}
    </Dialog>
  );
}

const nothing: NewRequest = { notes: '', consent_individual_transfer: false };

function AskFor({ record, keeper, onClose }: AskForProps & { readonly keeper: Keeper }): ReactNode {
  const { t } = useWords();
  const { askFor } = useReferralCommands();
  const [said, setSaid] = useState<NewRequest>({ ...nothing, ...keeper.found?.input });
  const [wrong, setWrong] = useState(false);
  const [failed, setFailed] = useState(false);
  const change = (part: Partial<NewRequest>): void => {
    const next = { ...said, ...part };
    setSaid(next);
    keeper.keep({ input: next.notes.trim() === '' ? {} : { ...next }, before: {}, baseVersion: null });
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (said.notes.trim() === '') {
      setWrong(true);
      document.getElementById('why-asked')?.focus();
      return;
    }
    const goOn = await keeper.stop();
    try {
      await askFor(record, { ...said, notes: said.notes.trim() }, keeper.id);
      onClose();
    } catch {
      goOn();
      setFailed(true);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      {failed && <Notice kind="wrong">{t('record.not_kept')}</Notice>}
      <p>{t('requests.ask.text')}</p>
      <Field id="why-asked" label={t('requests.notes')} mark={t('forms.required')} problem={wrong && said.notes.trim() === '' ? t('forms.problem.required') : undefined}>
        {(ids) => (
          <textarea
            {...ids}
            dir="auto"
            value={said.notes}
            onChange={(event) => {
              change({ notes: event.target.value });
            }}
          />
        )}
      </Field>
      <label className="choice">
        <input
          type="checkbox"
          checked={said.consent_individual_transfer}
          onChange={(event) => {
            change({ consent_individual_transfer: event.target.checked });
          }}
        />
        {t('requests.family')}
      </label>
      <div className="buttons">
        <Button type="submit" look="main">
          {t('requests.ask')}
        </Button>
        <Button onClick={onClose}>{t('record.cancel')}</Button>
      </div>
    </form>
  );
}
