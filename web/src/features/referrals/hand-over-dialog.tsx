import { useState, type FormEvent, type ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { useDrafting, type Keeper } from '../../data/drafting';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useReferralCommands, type NewTransfer } from './commands';
import { useNextOwners } from './queries';
import { SelectField } from './select-field';

interface HandOverProps {
  readonly record: CaseRecord;
  readonly onClose: () => void;
}

/** The case stays where it is until the person asked says yes. */
export default function HandOverDialog(props: HandOverProps): ReactNode {
  const { t } = useWords();
  const { keeper } = useDrafting('make_transfer', props.record.id, undefined);
  return (
    <Dialog title={t('transfers.hand_over.title')} closeLabel={t('dialog.close')} onClose={props.onClose}>
      {keeper === undefined ? <div aria-busy="true" /> : <HandOver {...props} keeper={keeper} />}
    </Dialog>
  );
}

const nothing: NewTransfer = { transitioned_to: '', notes: '', consent_overridden: false };

function HandOver({ record, keeper, onClose }: HandOverProps & { readonly keeper: Keeper }): ReactNode {
  const { t } = useWords();
  const { offer } = useReferralCommands();
  const people = useNextOwners(record);
  const [said, setSaid] = useState<NewTransfer>({ ...nothing, ...keeper.found?.input });
  const [wrong, setWrong] = useState(false);
  const [failed, setFailed] = useState(false);
  const consent = (record.consent_missing?.transfer ?? []).every((name) => record[name] === true);
  const mayOverride = (record.abilities ?? []).includes('consent_override');
  const change = (part: Partial<NewTransfer>): void => {
    const next = { ...said, ...part };
    setSaid(next);
    keeper.keep({ input: next.notes.trim() === '' ? {} : { ...next }, before: {}, baseVersion: null });
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (said.transitioned_to === '') {
      setWrong(true);
      document.getElementById('next-owner')?.focus();
      return;
    }
    const goOn = await keeper.stop();
    try {
      await offer(record, { ...said, notes: said.notes.trim(), consent_overridden: !consent && said.consent_overridden }, keeper.id);
      onClose();
    } catch {
      goOn();
      setFailed(true);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      {failed && <Notice kind="wrong">{t('record.not_kept')}</Notice>}
      <p>{t('transfers.hand_over.text')}</p>
      {!consent && (
        <Notice kind="warning">
          <p>{t('transfers.consent.missing')}</p>
          {mayOverride && (
            <label className="choice">
              <input
                type="checkbox"
                checked={said.consent_overridden}
                onChange={(event) => {
                  change({ consent_overridden: event.target.checked });
                }}
              />
              {t('transfers.consent.anyway')}
            </label>
          )}
        </Notice>
      )}
      <SelectField
        id="next-owner"
        label={t('transfers.person')}
        mark={t('forms.required')}
        empty={t('forms.choose')}
        value={said.transitioned_to}
        options={(people.value?.data ?? []).filter(({ user_name }) => user_name !== record.owned_by).map(({ user_name, full_name }) => ({ id: user_name, text: full_name ?? user_name }))}
        onChange={(name) => {
          change({ transitioned_to: name });
        }}
        problem={wrong && said.transitioned_to === '' ? t('referrals.person.needed') : undefined}
      />
      <Field label={t('transfers.notes')}>
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
      <div className="buttons">
        <Button type="submit" look="main" disabled={!consent && !(mayOverride && said.consent_overridden)}>
          {t('transfers.hand_over')}
        </Button>
        <Button onClick={onClose}>{t('record.cancel')}</Button>
      </div>
    </form>
  );
}
