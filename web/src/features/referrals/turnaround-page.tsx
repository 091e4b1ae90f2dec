import { Suspense, type ReactNode } from 'react';
import { Link, useSearch } from 'wouter';
import type { Page, Person, Place, Transition, Turnaround } from '../../data/api/types';
import { useCommands, useDocument, usePerson } from '../../data/hooks';
import { useFullNames } from '../../data/people';
import { useWords, type Words } from '../../i18n';
import { localized } from '../../i18n/format';
import { MoreWords } from '../../i18n/more-words';
import { problemText } from '../../i18n/problem-text';
import { LinkButton } from '../../ui/button';
import { Nothing } from '../../ui/nothing';
import { Notice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { useServiceName } from './queries';
import { ReferralCard } from './referral-card';
import { withAnswers, withNames } from './states';
import './turnaround.css';

const words = { en: () => import('../../i18n/messages/en-setup'), tet: () => import('../../i18n/messages/tet-setup') };
const here = '/figures/referrals';
const steps = ['answer', 'contact', 'completion'] as const;
const states = ['reached', 'in_time', 'waiting'] as const;

/** How long referrals take, by service or by place; each number leads to the referrals that it counts. */
export default function TurnaroundPage(): ReactNode {
  return (
    <Suspense fallback={<div className="page-room" />}>
      <MoreWords parts={words}>
        <Turnarounds />
      </MoreWords>
    </Suspense>
  );
}

function Turnarounds(): ReactNode {
  const { t } = useWords();
  const search = new URLSearchParams(useSearch());
  const query = search.get('with');
  return (
    <div className="stack">
      <PageTitle title={t('home.turnaround')} product={t('product')} />
      {query === null ? <Figures by={search.get('by') === 'place' ? 'place' : 'service'} /> : <Counted query={query} />}
    </div>
  );
}

interface WithLevel extends Person {
  readonly reporting_location_config?: { readonly admin_level?: number };
}

function Figures({ by }: { readonly by: 'service' | 'place' }): ReactNode {
  const words = useWords();
  const { t, language } = words;
  const person: WithLevel = usePerson();
  const serviceName = useServiceName();
  const places = useDocument<Page<Place>>('locations').value?.data ?? [];
  const { value, freshness } = useDocument<Page<Turnaround> & { readonly withheld?: boolean }>(`turnaround/${by}`, `/api/v2/referral_turnaround?by=${by}&level=${String(person.reporting_location_config?.admin_level ?? 2)}`);
  const placeName = (code: string | null): string => (code === null ? t('turnaround.no_place') : (localized(places.find((place) => place.code === code)?.name, language).split('::').at(-1) ?? code));
  return (
    <>
      <nav className="tabs" aria-label={t('home.turnaround')}>
        {(['service', 'place'] as const).map((one) => (
          <Link key={one} href={`${here}?by=${one}`} aria-current={one === by ? 'page' : undefined}>
            {t(`turnaround.by.${one}`)}
          </Link>
        ))}
      </nav>
      <p className="soft">{t('turnaround.what')}</p>
      {freshness.kind === 'refused' && <Notice>{problemText(freshness.refused, words)}</Notice>}
      {freshness.kind === 'unreachable' && <Notice kind="warning">{t('referrals.offline')}</Notice>}
      {value === undefined && <div className="page-room" aria-busy={freshness.kind === 'asking'} />}
      {value?.withheld === true && <Notice>{t('turnaround.withheld')}</Notice>}
      {value?.data.length === 0 && value.withheld !== true && <Nothing none="turnaround.none" withheld={false} look="line" />}
      {value?.data.map((row) => (
        <section key={row.key} className="card">
          <h2>{by === 'place' ? placeName(row.key) : serviceName(row.key)}</h2>
          <p>
            <Link href={listOf(row.offered.query)}>{t('turnaround.offered', { count: row.offered.count })}</Link>
          </p>
          <Steps row={row} words={words} />
        </section>
      ))}
    </>
  );
}

function Steps({ row, words: { t } }: { readonly row: Turnaround; readonly words: Words }): ReactNode {
  return (
    <table className="turnaround">
      <thead>
        <tr>
          <td />
          {([...states, 'median'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`turnaround.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => {
          const { median_seconds: median, ...told } = row[step];
          const hours = Math.round((median ?? 0) / 3600);
          return (
            <tr key={step}>
              <th scope="row">{t(`turnaround.${step}`)}</th>
              {states.map((state) => (
                <td key={state}>
                  <Link href={listOf(told[state].query)} className="number">
                    {told[state].count}
                  </Link>
                  {state === 'in_time' && told.reached.count > 0 && <small className="soft">{`${String(Math.round((100 * told.in_time.count) / told.reached.count))}\u00a0%`}</small>}
                </td>
              ))}
              <td>{median === null ? '–' : t(hours < 48 ? 'turnaround.hours' : 'turnaround.days', { count: hours < 48 ? hours : Math.round(hours / 24) })}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function listOf(query: readonly string[]): string {
  return `${here}?with=${encodeURIComponent(query.join('&'))}`;
}

/** The first hundred of them, the longest open first. */
function Counted({ query }: { readonly query: string }): ReactNode {
  const words = useWords();
  const { t } = words;
  const { value, freshness } = useDocument<Page<Transition>>(`turnaround/${query}`, `/api/v2/referral_turnaround/referrals?${query}&page=1&per=100`, 'passing');
  const line = useCommands();
  const fullName = useFullNames();
  const shown = value === undefined || line === undefined || fullName === undefined ? undefined : withNames(withAnswers(value.data, line), fullName);
  return (
    <>
      <LinkButton to={here}>{t('turnaround.back')}</LinkButton>
      {freshness.kind === 'refused' && <Notice>{problemText(freshness.refused, words)}</Notice>}
      {freshness.kind === 'unreachable' && <Notice kind="warning">{t('referrals.offline')}</Notice>}
      {shown === undefined && <div className="page-room" aria-busy={freshness.kind === 'asking'} />}
      {shown !== undefined && <p>{t('turnaround.listed', { shown: shown.length, count: value?.metadata?.total ?? shown.length })}</p>}
      {shown?.map((referral) => (
        <ReferralCard key={referral.id} referral={referral} showCase />
      ))}
    </>
  );
}
