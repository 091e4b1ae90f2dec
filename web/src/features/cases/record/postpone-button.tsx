import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { CaseRecord } from '../../../data/api/types';
import { useWords } from '../../../i18n';
import { Button } from '../../../ui/button';
import { may } from './queries';

const PostponeDialog = lazy(() => import('./postpone-dialog'));

/** Puts off what is next for a case, for who may. */
export function PostponeButton({ record }: { readonly record: CaseRecord }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  if (typeof record.next_action !== 'string' || !may(record, 'write')) return null;
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('postpone.title')}
      </Button>
      {open && (
        <Suspense>
          <PostponeDialog
            record={record}
            action={record.next_action}
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
