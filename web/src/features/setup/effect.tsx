import { useState, type ReactNode } from 'react';
import type { PolicyEffect, PolicyPackGiven } from '../../data/api/types';
import { foresee, type Asked } from '../../data/policies';
import { useWords } from '../../i18n';
import { formatNumber } from '../../i18n/format';
import { problemText } from '../../i18n/problem-text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

/** What the cases of now would be by other deadlines: asked for with a button, told as it is counted. */
export function Effect({ of }: { readonly of: number | PolicyPackGiven }): ReactNode {
  const { t } = useWords();
  const [counting, setCounting] = useState(false);
  const [soFar, setSoFar] = useState<PolicyEffect>();
  const [asked, setAsked] = useState<Asked<PolicyEffect>>();
  const count = async (): Promise<void> => {
    setCounting(true);
    setSoFar(undefined);
    setAsked(undefined);
    setAsked(await foresee(of, setSoFar));
    setCounting(false);
  };
  return (
    <section className="card stack-small" aria-labelledby="effect">
      <h2 id="effect">{t('policies.effect')}</h2>
      <p className="soft">{t('policies.effect.what')}</p>
      <div aria-live="polite" className="stack-small">
        {counting && <Counting soFar={soFar} />}
        {asked !== undefined && ('done' in asked ? <Numbers effect={asked.done} /> : <NotAsked asked={asked} />)}
      </div>
      <div className="buttons">
        <Button disabled={counting} onClick={() => void count()}>
          {t(asked === undefined ? 'policies.effect.ask' : 'policies.effect.again')}
        </Button>
      </div>
    </section>
  );
}

function Counting({ soFar }: { readonly soFar: PolicyEffect | undefined }): ReactNode {
  const { t, language } = useWords();
  if (soFar === undefined) return <p>{t('policies.effect.asking')}</p>;
  const [done, all] = [soFar.open_cases, soFar.all_open_cases];
  return (
    <>
      <p>{t('policies.effect.so_far', { done: formatNumber(language, done), all: formatNumber(language, all) })}</p>
      <progress aria-label={t('policies.effect')} value={done} max={Math.max(all, done)} />
    </>
  );
}

function Numbers({ effect }: { readonly effect: PolicyEffect }): ReactNode {
  const { t } = useWords();
  const { become_overdue: become, overdue, overdue_by_this: then, open_cases: open } = effect;
  return (
    <>
      <p>
        <strong>{t('policies.effect.become', { count: become })}</strong>
      </p>
      <p>{t('policies.effect.numbers', { now: overdue, then, open })}</p>
    </>
  );
}

/** Why something was not done: the server's refusal in words, or that nobody answered. */
export function NotAsked({ asked }: { readonly asked: Asked<unknown> }): ReactNode {
  const words = useWords();
  const refused = 'refused' in asked ? asked.refused : undefined;
  return (
    <Notice kind="wrong" role="alert">
      {refused === undefined ? words.t('policies.unreachable') : (words.find(`policies.refused.${refused.code}`) ?? problemText(refused, words))}
    </Notice>
  );
}
