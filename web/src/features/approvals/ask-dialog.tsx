import { useState, type FormEvent, type ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { useApprovalCommands } from './commands';
import type { Plan } from './plans';
import { wordsOf, type Step } from './steps';

export interface AskDialogProps {
  readonly record: CaseRecord;
  readonly step: Step;
  /** Of which one is asked about; none where there is one plan only. */
  readonly plans: readonly Plan[];
  /** It was asked at once, and could not be kept on this device. */
  readonly failed: boolean;
  readonly onClose: () => void;
}

/** Asks about one of several plans, or once more where the device had no room. */
export default function AskDialog({ record, step, plans, failed: before, onClose }: AskDialogProps): ReactNode {
  const { t } = useWords();
  const { ask } = useApprovalCommands();
  const [plan, setPlan] = useState('');
  const [wrong, setWrong] = useState(false);
  const [failed, setFailed] = useState(before);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWrong(true);
    if (plans.length > 0 && plan === '') return;
    try {
      await ask(record, step, plan);
      onClose();
    } catch {
      setFailed(true);
    }
  };
  return (
    <Dialog title={t('approvals.ask.step', { what: t(wordsOf[step]) })} closeLabel={t('dialog.close')} onClose={onClose}>
      <form noValidate className="stack" onSubmit={(event) => void send(event)}>
        {failed && <Notice kind="wrong">{t('record.not_kept')}</Notice>}
        {plans.length > 0 && <Choice label={t('approvals.plan')} options={plans} chosen={plan} wrong={wrong} onChoose={setPlan} />}
        <p className="soft">{t('approvals.ask.text')}</p>
        <div className="buttons">
          <Button type="submit" look="main">
            {t('approvals.ask')}
          </Button>
          <Button onClick={onClose}>{t('record.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly Plan[];
  readonly chosen: string;
  readonly wrong: boolean;
  readonly onChoose: (id: string) => void;
}

function Choice({ label, options, chosen, wrong, onChoose }: ChoiceProps): ReactNode {
  const { t } = useWords();
  const lacks = wrong && !options.some(({ id }) => id === chosen);
  return (
    <fieldset className={lacks ? 'field field-wrong' : 'field'}>
      <legend>{label}</legend>
      {options.map(({ id, text }) => (
        <label key={id} className="choice">
          <input
            type="radio"
            name={label}
            checked={chosen === id}
            onChange={() => {
              onChoose(id);
            }}
          />
          {text}
        </label>
      ))}
      {lacks && <p className="field-problem">{t('forms.problem.required')}</p>}
    </fieldset>
  );
}
