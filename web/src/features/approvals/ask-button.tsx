import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { toAskFor } from './steps';

const AskDialog = lazy(() => import('./ask-dialog'));

/** Asks a supervisor to agree to something, for who may. */
export function AskButton({ record }: { readonly record: CaseRecord }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const steps = toAskFor(record);
  if (steps.length === 0) return null;
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('approvals.ask')}
      </Button>
      {open && (
        <Suspense>
          <AskDialog
            record={record}
            steps={steps}
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
