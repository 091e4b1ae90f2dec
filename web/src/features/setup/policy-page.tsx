import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { PolicyPack } from '../../data/api/types';
import { useFullNames } from '../../data/people';
import { useWords } from '../../i18n';
import { formatDate } from '../../i18n/format';
import { LinkButton } from '../../ui/button';
import { Lines } from '../../ui/lines';
import { Notice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { Changes } from './changes';
import { Decide } from './decide';
import { Effect } from './effect';
import { UnknownPack, usePacks } from './policies-page';
import { difference, rulesOf, sayTitle } from './rules';
import './policies.css';

/** One pack: what would be otherwise, what that does to the cases of now, and putting it in force. */
export function PolicyPage({ version }: { readonly version: number }): ReactNode {
  const words = useWords();
  const { t } = words;
  const { packs, instead } = usePacks();
  const pack = packs?.find((one) => one.version === version);
  const current = packs?.find(({ in_force }) => in_force);
  return (
    <div className="stack policies">
      <PageTitle title={pack === undefined ? t('policies.title') : t('policies.pack', { version, title: sayTitle(pack, words) })} product={t('product')} />
      <p>
        <Link href="/setup/policies">{t('policies.back')}</Link>
      </p>
      {packs === undefined && instead}
      {packs !== undefined && pack === undefined && <UnknownPack />}
      {pack !== undefined && current !== undefined && <Known pack={pack} current={current} />}
    </div>
  );
}

function Known({ pack, current }: { readonly pack: PolicyPack; readonly current: PolicyPack }): ReactNode {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <Decisions pack={pack} />
      {pack.in_force ? (
        <Notice kind="good">{t('policies.is_in_force')}</Notice>
      ) : (
        <>
          <section className="card stack-small" aria-labelledby="otherwise">
            <h2 id="otherwise">{t('policies.otherwise')}</h2>
            <Changes changes={difference(current, pack, words)} />
          </section>
          <Effect of={pack.version} />
          <Decide pack={pack} />
        </>
      )}
      <details className="card">
        <summary>{t('policies.everything')}</summary>
        <Lines lines={rulesOf(pack, words)} />
      </details>
      <p>
        <LinkButton to={`/setup/policies/new/${pack.version}`}>{t('policies.from_this')}</LinkButton>
      </p>
    </>
  );
}

function Decisions({ pack }: { readonly pack: PolicyPack }): ReactNode {
  const { t, language } = useWords();
  const fullName = useFullNames();
  const { made_by: maker, made_at: at } = pack;
  if (fullName === undefined) return null;
  return (
    <div className="soft">
      <p>{maker === null || at === null ? t('policies.made_by_nobody') : t('policies.made_by', { who: fullName(maker), date: formatDate(language, at) })}</p>
      <ul>
        {pack.decisions.map(({ effective_from: from, approved_by: approver, decided_by: who, decided_at: decided }) => (
          <li key={decided}>{t('policies.since', { date: formatDate(language, from), approver, who: fullName(who) })}</li>
        ))}
      </ul>
    </div>
  );
}
