import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';

const FlagDialog = lazy(() => import('./flag-dialog'));

/** Asks that the case be looked at, for who may. */
export function FlagButton({ record }: { readonly record: CaseRecord }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  if (!(record.abilities ?? []).includes('flag')) return null;
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        <Icon name="flag" mirrored />
        {t('flags.raise')}
      </Button>
      {open && (
        <Suspense>
          <FlagDialog
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
