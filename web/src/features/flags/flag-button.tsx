import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { caseKind, type RecordKind } from '../../data/records';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';

const FlagDialog = lazy(() => import('./flag-dialog'));

/** Asks that the record be looked at, for who may. */
export function FlagButton({ kind = caseKind, record }: { readonly kind?: RecordKind; readonly record: CaseRecord }): ReactNode {
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
            kind={kind}
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
