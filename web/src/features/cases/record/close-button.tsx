import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { CaseRecord } from '../../../data/api/types';
import { useWords } from '../../../i18n';
import { Button } from '../../../ui/button';
import { may } from './queries';

const ClosingDialog = lazy(() => import('./closing-dialog'));

/** Closes a case, or asks that it be closed, for who may. */
export function CloseButton({ record }: { readonly record: CaseRecord }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const closes = may(record, 'close');
  if (record.status === 'closed' || !(closes || may(record, 'request_approval_closure'))) return null;
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        {t(closes ? 'record.close' : 'record.close.ask')}
      </Button>
      {open && (
        <Suspense>
          <ClosingDialog
            record={record}
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
