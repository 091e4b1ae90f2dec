import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { DemonstrationPerson } from '../../data/api/types';
import { Problem, Unreachable } from '../../data/api/problem';
import { isReached } from '../../data/connectivity';
import { demonstrationPeople } from '../../data/demonstration';
import { signIn } from '../../data/session';
import { useWords, type MessageKey } from '../../i18n';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { PasswordField } from './password-field';

function reason(error: unknown): MessageKey {
  if (error instanceof Unreachable) return isReached() ? 'login.refused' : 'login.unreachable';
  if (error instanceof Problem && error.refused.status !== 401) return 'login.refused';
  return 'login.wrong';
}

export interface LoginPageProps {
  readonly expiredFor: string | undefined;
  readonly language: ReactNode;
}

export function LoginPage({ expiredFor, language }: LoginPageProps): ReactNode {
  const { t } = useWords();
  const [userName, setUserName] = useState(expiredFor ?? '');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<MessageKey>();
  const [asking, setAsking] = useState(false);
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    document.title = `${t('login.title')} · ${t('product')}`;
  }, [t]);
  const enter = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsking(true);
    setWrong(undefined);
    try {
      await signIn(userName.trim(), password);
    } catch (error) {
      setWrong(reason(error));
      setAsking(false);
      alert.current?.focus();
    }
  };
  return (
    <main className="login">
      {language}
      <div className="card login-card stack">
        <h1>{t('login.title')}</h1>
        <p className="soft">{t('login.what')}</p>
        {expiredFor !== undefined && wrong === undefined && <Notice kind="warning">{t('login.expired')}</Notice>}
        <div ref={alert} tabIndex={-1}>
          {wrong !== undefined && (
            <Notice kind="wrong" role="alert">
              {t(wrong)}
            </Notice>
          )}
        </div>
        <form onSubmit={(event) => void enter(event)}>
          <Field label={t('login.user_name')}>
            {(ids) => (
              <input
                {...ids}
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                required
                value={userName}
                onChange={(event) => {
                  setUserName(event.target.value);
                }}
              />
            )}
          </Field>
          <PasswordField value={password} onChange={setPassword} />
          <Button type="submit" look="main" disabled={asking}>
            {t(asking ? 'login.asking' : 'login.enter')}
          </Button>
        </form>
        <People
          onPick={(person) => {
            setUserName(person.user_name);
            setPassword(person.password);
          }}
        />
      </div>
    </main>
  );
}

function People({ onPick }: { readonly onPick: (person: DemonstrationPerson) => void }): ReactNode {
  const { t } = useWords();
  const [people, setPeople] = useState<readonly DemonstrationPerson[]>([]);
  useEffect(() => {
    void demonstrationPeople().then(setPeople);
  }, []);
  if (people.length === 0) return null;
  return (
    <section>
      <h2>{t('login.people')}</h2>
      <p className="soft small">{t('login.people.how')}</p>
      <ul className="people">
        {people.map((person) => (
          <li key={person.user_name}>
            <Button
              onClick={() => {
                onPick(person);
              }}
            >
              <strong>{person.full_name}</strong>
              <span className="soft">{person.role}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
