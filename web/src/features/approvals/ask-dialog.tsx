import { useState, type FormEvent, type ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { useApprovalCommands } from './commands';
import { usePlans } from './plans';
import { useSeveralPlans, wordsOf, type Step } from './steps';

export interface AskDialogProps {
  readonly record: CaseRecord;
  readonly steps: readonly Step[];
  readonly onClose: () => void;
}

/** To what the supervisor is asked to agree, and of which plan where there are several. */
export default function AskDialog({ record, steps, onClose }: AskDialogProps): ReactNode {
  const { t } = useWords();
  const { ask } = useApprovalCommands();
  const plans = usePlans();
  const several = useSeveralPlans(record);
  const [step, setStep] = useState<Step | undefined>(steps.length === 1 ? steps[0] : undefined);
  const [plan, setPlan] = useState('');
  const [wrong, setWrong] = useState(false);
  const [failed, setFailed] = useState(false);
  const asksPlan = several && step === 'case_plan' && plans.length > 0;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWrong(true);
    if (step === undefined || (asksPlan && plan === '')) return;
    try {
      await ask(record, step, asksPlan ? plan : '');
      onClose();
    } catch {
      setFailed(true);
    }
  };
  const options = steps.map((id) => ({ id, text: t(wordsOf[id]) }));
  return (
    <Dialog title={t('approvals.ask')} closeLabel={t('dialog.close')} onClose={onClose}>
      <form noValidate className="stack" onSubmit={(event) => void send(event)}>
        {failed && <Notice kind="wrong">{t('record.not_kept')}</Notice>}
        <Choice label={t('approvals.what')} options={options} chosen={step} wrong={wrong} onChoose={setStep} />
        {asksPlan && <Choice label={t('approvals.plan')} options={plans} chosen={plan} wrong={wrong} onChoose={setPlan} />}
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

interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly text: string }[];
  readonly chosen: Id | undefined;
  readonly wrong: boolean;
  readonly onChoose: (id: Id) => void;
}

function Choice<Id extends string>({ label, options, chosen, wrong, onChoose }: ChoiceProps<Id>): ReactNode {
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
