import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { useApprovalCommands } from './commands';
import { usePlans } from './plans';
import { toAskFor, useSeveralPlans, wordsOf, type Step } from './steps';

const AskDialog = lazy(() => import('./ask-dialog'));

/** Asks a supervisor to agree to something, for who may: each step that they may ask about is one press. */
export function AskButton({ record }: { readonly record: CaseRecord }): ReactNode {
  return toAskFor(record).map((step) => <AskAbout key={step} record={record} step={step} />);
}

function AskAbout({ record, step }: { readonly record: CaseRecord; readonly step: Step }): ReactNode {
  const { t } = useWords();
  const { ask } = useApprovalCommands();
  const several = useSeveralPlans(record);
  const plans = usePlans();
  const [asking, setAsking] = useState<'plan' | 'failed'>();
  const needsPlan = several && step === 'case_plan' && plans.length > 0;
  const what = t(wordsOf[step]);
  return (
    <>
      <Button
        onClick={() => {
          if (needsPlan) setAsking('plan');
          else ask(record, step, '').catch(() => { setAsking('failed'); });
        }}
      >
        {t('approvals.ask.step', { what })}
      </Button>
      {asking !== undefined && (
        <Suspense>
          <AskDialog
            record={record}
            step={step}
            plans={needsPlan ? plans : []}
            failed={asking === 'failed'}
            onClose={() => {
              setAsking(undefined);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
