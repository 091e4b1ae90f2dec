import type { ReactNode } from 'react';
import { Link, useSearch } from 'wouter';
import { useWithheld } from '../../../data/hooks';
import { useFullNames } from '../../../data/people';
import { useWords } from '../../../i18n';
import { formatDate } from '../../../i18n/format';
import { Nothing } from '../../../ui/nothing';
import { Notice } from '../../../ui/notice';
import { PageTitle } from '../../../ui/page-title';
import { useSilent } from './queries';
import './team.css';

/** Cases of which nobody hears, the longest silent first: why, since when, and who was told. Rule: docs/domain/tasks.md §9. */
export default function SilentPage(): ReactNode {
  const { t, find, language } = useWords();
  const owner = new URLSearchParams(useSearch()).get('owned_by');
  const { value, freshness } = useSilent(owner);
  const fullName = useFullNames();
  const withheld = useWithheld('silent.none');
  const rows = value?.data ?? [];
  const left = (value?.metadata?.total ?? 0) - rows.length;
  return (
    <>
      <PageTitle title={t('silent.title')} product={t('product')} />
      {freshness.kind === 'unreachable' && <Notice kind="warning">{t('silent.offline')}</Notice>}
      {value === undefined && <div className="page-room" aria-busy={freshness.kind === 'asking'} />}
      {value !== undefined && rows.length === 0 && <Nothing none="silent.none" withheld={withheld} />}
      {rows.length > 0 && (
        <>
          <p className="soft">{t('silent.told')}</p>
          <ul className="silent stack-small">
            {rows.map(({ id, reason, since, name, record_id_display: number, owned_by: owned }) => (
              <li key={`${id} ${reason}`} className="card">
                <Link href={`/cases/${id}`} dir="auto">
                  {name ?? number}
                </Link>{' '}
                {find(`silent.reason.${reason}`, { date: formatDate(language, since) }) ?? formatDate(language, since)}
                <div className="soft small">{t('silent.owner', { name: fullName?.(owned) === owned ? t('team.unnamed') : (fullName?.(owned) ?? '') })}</div>
              </li>
            ))}
          </ul>
          {left > 0 && <p className="soft">{t('silent.more', { count: left })}</p>}
        </>
      )}
    </>
  );
}

/** How many cases there are of which nobody hears. Where there are none, nothing is said. */
export function SilentHome(): ReactNode {
  const { t } = useWords();
  const total = useSilent(null).value?.metadata?.total ?? 0;
  if (total === 0) return null;
  return (
    <p className="card team-home">
      <Link href="/silent">{t('silent.home', { count: total })}</Link>
    </p>
  );
}
