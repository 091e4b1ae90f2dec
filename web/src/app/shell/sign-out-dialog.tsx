import type { ReactNode } from 'react';
import { useCommands, useDraftCount } from '../../data/hooks';
import { signOut } from '../../data/session';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';

/** Signing out empties the device, all but what was never sent: that is named. */
export default function SignOutDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  const unsent = (useCommands()?.length ?? 0) + useDraftCount();
  return (
    <Dialog title={t('account.sign_out')} closeLabel={t('dialog.close')} onClose={onClose}>
      <div className="stack">
        <p>{unsent === 0 ? t('account.sign_out.text') : t('account.sign_out.unsent', { count: unsent })}</p>
        <div className="buttons">
          <Button look="main" onClick={() => void signOut()}>
            {t('account.sign_out')}
          </Button>
          <Button onClick={onClose}>{t('account.stay')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
