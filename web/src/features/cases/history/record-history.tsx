import type { ReactNode } from 'react';
import type { CaseRecord, Looked, Page, Told, Value } from '../../../data/api/types';
import type { Shown } from '../../../data/hooks';
import type { RecordKind } from '../../../data/records';
import { useFullNames } from '../../../data/people';
import { useWords } from '../../../i18n';
import { formatDateTime } from '../../../i18n/format';
import { problemText } from '../../../i18n/problem-text';
import { Notice } from '../../../ui/notice';
import { useLabels } from '../labels';
import { may } from '../record/queries';
import { useChanges, useLooks } from './queries';
import './history.css';

export interface RecordHistoryProps {
  readonly kind: RecordKind;
  readonly record: CaseRecord;
}

/** Who looked at a record, and what was changed in it, for whoever may know. */
export default function RecordHistory({ kind, record }: RecordHistoryProps): ReactNode {
  return (
    <div className="stack">
      {may(record, 'access_log') && <Looks kind={kind} id={record.id} />}
      {may(record, 'change_log') && <Changes kind={kind} id={record.id} />}
    </div>
  );
}

function Asked<T>({ title, page, line }: { readonly title: string; readonly page: Shown<Page<T>>; readonly line: (entry: T) => ReactNode }): ReactNode {
  const words = useWords();
  const { value, freshness } = page;
  return (
    <section className="stack">
      <h2>{title}</h2>
      {value === undefined && freshness.kind === 'unreachable' && <Notice kind="warning">{words.t('history.offline')}</Notice>}
      {value === undefined && freshness.kind === 'refused' && <Notice>{problemText(freshness.refused, words)}</Notice>}
      {value !== undefined && <ol className="history">{value.data.map((entry) => line(entry))}</ol>}
      {value !== undefined && (value.metadata?.total ?? 0) > value.data.length && <p className="soft">{words.t('history.newest', { count: value.data.length })}</p>}
    </section>
  );
}

function When({ at, who }: { readonly at: string; readonly who: string | null }): ReactNode {
  const { t, language } = useWords();
  return (
    <>
      <strong dir="auto">{who ?? t('history.somebody')}</strong> <time dateTime={at}>{formatDateTime(language, at)}</time>
    </>
  );
}

interface OfRecord {
  readonly kind: RecordKind;
  readonly id: string;
}

function Looks({ kind, id }: OfRecord): ReactNode {
  const { t } = useWords();
  return (
    <Asked<Looked>
      title={t('history.looked')}
      page={useLooks(kind, id)}
      line={(look) => (
        <li key={look.id}>
          <When at={look.timestamp} who={look.full_name ?? look.user_name} />
          <span className="soft">
            {t(look.action === 'update' || look.action === 'print' ? `history.did.${look.action}` : 'history.did.show')}
            {look.role_name === null ? '' : ` · ${look.role_name}`}
          </span>
        </li>
      )}
    />
  );
}

function Changes({ kind, id }: OfRecord): ReactNode {
  const { t } = useWords();
  const fullName = useFullNames();
  return (
    <Asked<Told>
      title={t('history.changed')}
      page={useChanges(kind, id)}
      line={(change) => (
        <li key={`${change.datetime} ${change.record_changes.length}`}>
          <When at={change.datetime} who={change.user_name === null ? null : (fullName?.(change.user_name) ?? change.user_name)} />
          {change.action === 'create' ? <span className="soft">{t('history.did.create')}</span> : <Fields kind={kind} changes={change.record_changes} />}
        </li>
      )}
    />
  );
}

type Change = Readonly<Record<string, { readonly from?: Value; readonly to?: Value }>>;

function Fields({ kind, changes }: { readonly kind: RecordKind; readonly changes: Told['record_changes'] }): ReactNode {
  const { t } = useWords();
  const labels = useLabels(kind);
  const said = (name: string, value: Value): string | undefined =>
    value === null || value === undefined ? t('history.empty') : typeof value === 'object' ? undefined : labels.value(name, String(value));
  return (
    <ul>
      {(changes as readonly Change[]).flatMap((each) =>
        Object.entries(each).map(([name, { from, to }]) => {
          const [before, after] = [said(name, from), said(name, to)];
          return (
            <li key={name} dir="auto">
              {before === undefined || after === undefined ? labels.field(name) : t('history.from_to', { field: labels.field(name), from: before, to: after })}
            </li>
          );
        }),
      )}
    </ul>
  );
}
