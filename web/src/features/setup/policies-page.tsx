import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { PolicyPack } from '../../data/api/types';
import { useDocument } from '../../data/hooks';
import { useFullNames, type FullName } from '../../data/people';
import { policyPacks } from '../../data/policies';
import { useWords } from '../../i18n';
import { formatDate } from '../../i18n/format';
import { dayAt } from '../../i18n/site-time';
import { Button, LinkButton } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { Tag } from '../../ui/tag';
import { useDraft } from './draft';
import { sayTitle } from './rules';
import { decisionInForce, decisionToCome } from './standing';
import './policies.css';

export interface Packs {
  readonly packs: readonly PolicyPack[] | undefined;
  /** How to go on where none could be fetched. */
  readonly instead: ReactNode;
  readonly offline: boolean;
}

/** All packs as they were fetched last; asked for again whenever a page of them opens. */
export function usePacks(): Packs {
  const { t } = useWords();
  const { value, freshness } = useDocument<{ readonly data: readonly PolicyPack[] }>(policyPacks.name, policyPacks.path);
  const instead =
    freshness.kind === 'asking' ? (
      <div className="page-room" aria-busy="true" />
    ) : (
      <Empty title={t('policies.not_here')} text={t('policies.not_here.text')}>
        <Button
          onClick={() => {
            window.location.reload();
          }}
        >
          {t('broken.again')}
        </Button>
      </Empty>
    );
  return { packs: value?.data, instead, offline: freshness.kind === 'unreachable' };
}

/** What an old link leads to. */
export function UnknownPack(): ReactNode {
  const { t } = useWords();
  return <Empty title={t('policies.unknown')} text={t('policies.unknown.text')} />;
}

export function PoliciesPage(): ReactNode {
  const { t } = useWords();
  const { packs, instead, offline } = usePacks();
  const fullName = useFullNames();
  const draft = useDraft();
  const inForce = packs?.find(({ in_force }) => in_force);
  return (
    <div className="stack policies">
      <PageTitle title={t('policies.title')} product={t('product')} />
      <p className="soft">{t('policies.what')}</p>
      {offline && packs !== undefined && <Notice kind="warning">{t('policies.offline')}</Notice>}
      {packs === undefined || inForce === undefined || fullName === undefined ? (
        instead
      ) : (
        <>
          <InForce pack={inForce} packs={packs} fullName={fullName} />
          {draft != null && (
            <Notice kind="warning">
              {t('policies.draft')} <Link href={`/setup/policies/new/${draft.from}`}>{t('policies.draft.go_on')}</Link>
            </Notice>
          )}
          <section className="stack-small" aria-labelledby="all-packs">
            <h2 id="all-packs">{t('policies.all')}</h2>
            <ul className="stack-small">
              {[...packs].reverse().map((pack) => (
                <PackLine key={pack.version} pack={pack} fullName={fullName} />
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  );
}

interface AboutPack {
  readonly pack: PolicyPack;
  readonly fullName: FullName;
}

function InForce({ pack, packs, fullName }: AboutPack & { readonly packs: readonly PolicyPack[] }): ReactNode {
  const words = useWords();
  const { t, language } = words;
  const today = dayAt(new Date());
  const decision = decisionInForce(pack, today);
  const coming = decisionToCome(packs, today);
  return (
    <section className="card stack-small" aria-labelledby="in-force">
      <div className="card-head">
        <h2 id="in-force">{t('policies.in_force', { title: sayTitle(pack, words) })}</h2>
        {pack.to_be_confirmed && <Tag tone="warning">{t('policies.unconfirmed')}</Tag>}
      </div>
      <p>
        {decision === undefined
          ? t('policies.since_ever')
          : t('policies.since', { date: formatDate(language, decision.effective_from), approver: decision.approved_by, who: fullName(decision.decided_by) })}
      </p>
      {coming !== undefined && <p>{t('policies.coming', { date: formatDate(language, coming.from), title: sayTitle(coming.pack, words) })}</p>}
      <div className="buttons">
        <LinkButton to={`/setup/policies/new/${pack.version}`} look="main">
          {t('policies.change')}
        </LinkButton>
        <LinkButton to={`/setup/policies/${pack.version}`}>{t('policies.read')}</LinkButton>
      </div>
    </section>
  );
}

function PackLine({ pack, fullName }: AboutPack): ReactNode {
  const words = useWords();
  const { t, language } = words;
  const { version, made_by: maker, made_at: at, in_force: inForce, decisions } = pack;
  const state = inForce ? 'in_force' : decisions.length > 0 ? 'decided' : version === 0 ? 'defaults' : 'waits';
  return (
    <li className="card card-head">
      <div>
        <Link href={`/setup/policies/${version}`}>{t('policies.pack', { version, title: sayTitle(pack, words) })}</Link>
        <p className="soft small">{maker === null || at === null ? t('policies.made_by_nobody') : t('policies.made_by', { who: fullName(maker), date: formatDate(language, at) })}</p>
      </div>
      <Tag tone={state === 'in_force' ? 'good' : state === 'waits' ? 'info' : 'neutral'}>{t(`policies.state.${state}`)}</Tag>
    </li>
  );
}
