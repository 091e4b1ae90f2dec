import { useDeferredValue, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useReached, useWithheld } from '../../../data/hooks';
import { useWords } from '../../../i18n';
import { Nothing } from '../../../ui/nothing';
import { Notice } from '../../../ui/notice';
import { useChildName, useLabels } from '../labels';
import { useCaseList } from '../list/queries';

/** Open cases and closed ones: who is looked for by name may be either, and each says which. */
const wanted = { filters: ['record_state=true', 'status=open,closed'], orderBy: 'registration_date', order: 'desc', page: 1 } as const;

/** As many as fit under the box. */
const most = 6;

export default function Found({ search }: { readonly search: string }): ReactNode {
  const { t } = useWords();
  const labels = useLabels();
  const childName = useChildName();
  const reached = useReached();
  const list = useCaseList(wanted, useDeferredValue(search), false);
  const withheld = useWithheld('cases.none.filtered');
  if (list === undefined) return <div aria-busy="true" />;
  const said = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
  return (
    <div className="card work-found">
      {list.origin === 'part' && <Notice kind="warning">{t(reached ? 'cases.part.asking' : 'cases.part.offline')}</Notice>}
      <p className="unseen" role="status">
        {t('cases.total', { count: list.total })}
      </p>
      {list.cases.length === 0 && <Nothing none="cases.none.filtered" withheld={withheld} look="line" />}
      <ul>
        {list.cases.slice(0, most).map((record) => (
          <li key={record.id}>
            <Link href={`/cases/${record.id}`} className="work-hit">
              <strong dir="auto">{childName(record)}</strong>
              <span className="number soft">{said(record.case_id_display) || said(record.short_id) || t('cases.unsent_number')}</span>
              {said(record.age) !== '' && <span>{t('cases.age', { age: Number(record.age) })}</span>}
              {said(record.status) !== '' && <span className="soft">{labels.value('status', said(record.status))}</span>}
            </Link>
          </li>
        ))}
      </ul>
      {list.total > most && <p className="soft">{t('work.find.more', { count: list.total - most })}</p>}
    </div>
  );
}
