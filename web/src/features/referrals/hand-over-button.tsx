import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';

const HandOverDialog = lazy(() => import('./hand-over-dialog'));

/** Offers the case to its next owner, for who may. */
export function HandOverButton({ record }: { readonly record: CaseRecord }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  if (!(record.abilities ?? []).includes('transfer')) return null;
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('transfers.hand_over')}
      </Button>
      {open && (
        <Suspense>
          <HandOverDialog
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
