import { useState, type ReactNode } from 'react';
import type { CaseRecord } from '../../../data/api/types';
import { useWords } from '../../../i18n';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useCaseCommands } from './commands';
import { may } from './queries';

/** Opens a closed case again, for who may. */
export function ReopenButton({ record }: { readonly record: CaseRecord }): ReactNode {
  const { t } = useWords();
  const commands = useCaseCommands();
  const [open, setOpen] = useState(false);
  if (record.status !== 'closed' || !may(record, 'reopen')) return null;
  const close = (): void => {
    setOpen(false);
  };
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('record.reopen')}
      </Button>
      {open && (
        <Dialog title={t('record.reopen')} closeLabel={t('record.cancel')} onClose={close}>
          <div className="buttons">
            <Button look="main" onClick={() => void commands.reopen(record).then(close)}>
              {t('record.reopen.sure')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
