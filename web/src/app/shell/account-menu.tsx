import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { usePerson } from '../../data/hooks';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { LanguageSwitch } from './language-switch';

const SignOutDialog = lazy(() => import('./sign-out-dialog'));

export function AccountMenu(): ReactNode {
  const { t } = useWords();
  const person = usePerson();
  const [open, setOpen] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: Event): void => {
      if (!menu.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [open]);
  return (
    <div
      className="menu"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <Button
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name="person" />
        <span className="unseen">{t('account.menu')}</span>
        <span className="unseen-phone">{person.full_name}</span>
      </Button>
      {open && (
        <div className="menu-items">
          <p>
            <strong>{person.full_name}</strong>
            <br />
            <span className="soft">{person.user_name}</span>
          </p>
          <LanguageSwitch />
          <Button
            onClick={() => {
              setOpen(false);
              setLeaving(true);
            }}
          >
            {t('account.sign_out')}
          </Button>
        </div>
      )}
      {leaving && (
        <Suspense>
          <SignOutDialog
            onClose={() => {
              setLeaving(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
