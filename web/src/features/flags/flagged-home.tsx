import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Flag, Page } from '../../data/api/types';
import { useDocument, usePerson } from '../../data/hooks';
import { kindsOf } from '../../data/records';
import { formatDate } from '../../i18n/format';
import { useWords } from '../../i18n';
import { Icon } from '../../ui/icon';
import './flags.css';

const most = 10;

/** The open flags of the records that this person sees, the latest day first. Where there are none, nothing is said. */
export default function FlaggedHome(): ReactNode {
  const { t, language } = useWords();
  const seen = kindsOf(usePerson()).map(({ plural }) => plural);
  const page = useDocument<Page<Flag>>('flags', `/api/v2/flags?record_type=${seen.join(',')}&active_only=true&page=1&per=${String(most)}`);
  const flags = page.value?.data ?? [];
  if (flags.length === 0) return null;
  const total = page.value?.metadata?.total ?? flags.length;
  return (
    <section className="card stack-small flagged" aria-label={t('flags.home', { count: total })}>
      <h2>{t('flags.home', { count: total })}</h2>
      <ul className="stack-small">
        {flags.map((flag) => (
          <li key={flag.id} className="flag-head">
            <Icon name="flag" mirrored />
            <Link href={`/${flag.record_type ?? 'cases'}/${flag.record_id}`}>{t(flag.record_type === 'incidents' ? 'flags.home.incident' : 'flags.home.case', { number: flag.short_id ?? '' })}</Link>
            <span className="number soft">{formatDate(language, flag.date)}</span>
            <span dir="auto">{flag.message}</span>
          </li>
        ))}
      </ul>
      {total > flags.length && <Link href="/cases?with=flagged%3Dtrue">{t('flags.home.all')}</Link>}
    </section>
  );
}
