import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { useCommands } from '../../data/hooks';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Tag } from '../../ui/tag';

const AskForDialog = lazy(() => import('./ask-for-dialog'));

/** Asks the owner of somebody else's case for it, for who may. */
export default function AskForButton({ record }: { readonly record: CaseRecord }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const line = useCommands() ?? [];
  if (!(record.abilities ?? []).includes('request_transfer')) return null;
  if (line.some(({ kind, record: id }) => kind === 'make_transfer_request' && id === record.id)) return <Tag tone="warning">{t('requests.waiting')}</Tag>;
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('requests.ask')}
      </Button>
      {open && (
        <Suspense>
          <AskForDialog
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
