import { useEffect, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { HandOver, One } from '../../data/api/types';
import { useDocument, useWorkplace } from '../../data/hooks';
import { useWords } from '../../i18n';
import { formatDate } from '../../i18n/format';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import './handing.css';

const pause = 2000;

/** What was handed over to whom, by case number: a letter to each, to be read or printed, and how far it is. */
export function Letter({ id }: { readonly id: string }): ReactNode {
  const { t, find, language } = useWords();
  const { documents } = useWorkplace();
  const [name, path] = [`hand over ${id}`, `/api/v2/hand_overs/${id}`];
  const { value, freshness } = useDocument<One<HandOver>>(name, path);
  const told = value?.data;
  const open = told === undefined ? 0 : told.total - told.done - told.refused;
  useEffect(() => {
    if (open === 0) return undefined;
    const timer = setInterval(() => void documents.refresh(name, path), pause);
    return () => {
      clearInterval(timer);
    };
  }, [open, documents, name, path]);
  if (told === undefined) {
    return freshness.kind === 'asking' ? <div className="page-room" aria-busy="true" /> : <Notice kind="warning">{t(freshness.kind === 'unreachable' ? 'hand.offline' : 'hand.missing')}</Notice>;
  }
  return (
    <>
      <PageTitle title={t('hand.letter')} product={t('product')}>
        <Button
          onClick={() => {
            print();
          }}
        >
          {t('hand.print')}
        </Button>
      </PageTitle>
      <p>{t('hand.what', { officer: told.officer_full_name ?? t('team.unnamed'), date: formatDate(language, told.made_at), by: told.made_by_full_name ?? t('team.unnamed'), why: t(`hand.why.${told.why}`) })}</p>
      {open > 0 && (
        <p role="status">
          <progress max={told.total} value={told.total - open} /> {t('hand.progress', { done: told.total - open, total: told.total })}
        </p>
      )}
      {told.left.length > 0 && <Notice kind="warning">{t('hand.left', { count: told.left.length })}</Notice>}
      {told.letters.map(({ to, to_full_name: full, cases }) => (
        <section key={to} className="card letter">
          <h2>{full ?? t('team.unnamed')}</h2>
          <ul>
            {cases.map((one) => (
              <li key={one.record_id}>
                <Link href={`/cases/${one.record_id}`}>{one.record_short_id}</Link>{' '}
                {one.state === 'done'
                  ? [find(`work.next.${one.next_action ?? ''}`), one.next_action_due && t('work.due', { date: formatDate(language, one.next_action_due) })].filter(Boolean).join(' ')
                  : t(`hand.state.${one.state === 'refused' ? 'refused' : 'asked'}`)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
