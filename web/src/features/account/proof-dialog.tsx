import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Problem } from '../../data/api/problem';
import { isReached } from '../../data/connectivity';
import { useWorkplace } from '../../data/hooks';
import { useWords, type MessageKey } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { PasswordField } from './password-field';

function reason(error: unknown): MessageKey {
  if (error instanceof Problem) return error.refused.status === 422 ? 'proof.wrong' : 'proof.refused';
  return isReached() ? 'proof.refused' : 'proof.unreachable';
}

/** Asks for the password again; what wanted it is kept whatever happens here, and sent once it is right. */
export default function ProofDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  const place = useWorkplace();
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<MessageKey>();
  const [asking, setAsking] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const prove = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (asking) return;
    setAsking(true);
    setWrong(undefined);
    try {
      await place.prove(password);
    } catch (error) {
      setWrong(reason(error));
      field.current?.select();
    }
    setAsking(false);
  };
  return (
    <Dialog title={t('proof.title')} closeLabel={t('dialog.close')} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void prove(event)}>
        <p>{t('proof.why')}</p>
        {wrong !== undefined && (
          <Notice kind="wrong" role="alert">
            {t(wrong)}
          </Notice>
        )}
        <PasswordField ref={field} value={password} onChange={setPassword} />
        <div className="buttons">
          <Button type="submit" look="main">
            {t(asking ? 'proof.asking' : 'proof.go_on')}
          </Button>
          <Button onClick={onClose}>{t('proof.later')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
