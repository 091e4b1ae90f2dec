import { lazy, Suspense, useState, type ReactNode } from 'react';
import { usePerson } from '../../data/hooks';
import { useWords } from '../../i18n';
import { Button, LinkButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import { LanguageSwitch } from './language-switch';

const SignOutDialog = lazy(() => import('./sign-out-dialog'));

export function AccountMenu(): ReactNode {
  const { t } = useWords();
  const person = usePerson();
  const [leaving, setLeaving] = useState(false);
  return (
    <>
      <Menu
        label={
          <>
            <Icon name="person" />
            <span className="unseen">{t('account.menu')}</span>
            <span className="unseen-phone">{person.full_name}</span>
          </>
        }
      >
        <p>
          <strong>{person.full_name}</strong>
          <br />
          <span className="soft">{person.user_name}</span>
        </p>
        <LanguageSwitch />
        {person.abilities?.includes('manage_system') === true && <LinkButton to="/setup">{t('account.set_up')}</LinkButton>}
        {person.abilities?.includes('read_audit') === true && <LinkButton to="/setup/audit">{t('account.audit')}</LinkButton>}
        <Button
          onClick={() => {
            setLeaving(true);
          }}
        >
          {t('account.sign_out')}
        </Button>
      </Menu>
      {leaving && (
        <Suspense>
          <SignOutDialog
            onClose={() => {
              setLeaving(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
