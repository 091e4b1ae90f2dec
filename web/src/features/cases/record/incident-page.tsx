import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { CaseRecord } from '../../../data/api/types';
import { incidentKind, ownerOf } from '../../../data/records';
import { formatDate } from '../../../i18n/format';
import { useWords } from '../../../i18n';
import { PageTitle } from '../../../ui/page-title';
import { Tag } from '../../../ui/tag';
import { useLabels } from '../labels';
import { wordOf } from './kind-words';
import { may, useRecord } from './queries';
import { RecordForms } from './record-forms';
import { RecordMissing } from './record-missing';

/** Parts of the page that other features bring. */
export interface IncidentParts {
  readonly actions: (record: CaseRecord) => ReactNode;
  /** What somebody should look at, above what is written. */
  readonly asked: (record: CaseRecord) => ReactNode;
  readonly history: (record: CaseRecord) => ReactNode;
}

export interface IncidentPageProps {
  readonly id: string;
  readonly form: string | undefined;
  readonly parts: IncidentParts;
}

/** What happened to a child, by itself: with its forms, its flags, its place and its history, and the way to its case. */
export function IncidentPage({ id, form, parts }: IncidentPageProps): ReactNode {
  const { t } = useWords();
  const found = useRecord(incidentKind, id);
  if (found.kind === 'asking') return <div className="page-room" aria-busy="true" />;
  if (found.kind !== 'here') return <RecordMissing kind={incidentKind} found={found} />;
  const { record, unsent } = found;
  const history = may(record, 'access_log') || may(record, 'change_log');
  return (
    <>
      <PageTitle title={t(wordOf(incidentKind, 'title'), { number: text(record.incident_code) || text(record.short_id) })} product={t('product')}>
        {parts.actions(record)}
      </PageTitle>
      <Head record={record} unsent={unsent} />
      {parts.asked(record)}
      <RecordForms
        kind={incidentKind}
        record={record}
        chosen={form}
        parts={() => (history ? [{ id: 'history', title: t('history.title'), shown: parts.history(record) }] : [])}
      />
    </>
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function Head({ record, unsent }: { readonly record: CaseRecord; readonly unsent: boolean }): ReactNode {
  const { t, language } = useWords();
  const labels = useLabels(incidentKind);
  const owner = ownerOf(incidentKind, record);
  const happened = text(record.incident_date_derived);
  const status = text(record.status);
  return (
    <div className="case-head">
      {owner !== undefined && <Link href={`/${owner.kind.plural}/${owner.id}/incidents`}>{t('incident.of_case', { number: text(record.case_id_display) })}</Link>}
      {happened !== '' && <span className="number">{formatDate(language, happened)}</span>}
      {status !== '' && <Tag tone={status === 'open' ? 'info' : 'neutral'}>{labels.value('status', status)}</Tag>}
      {unsent && <Tag tone="warning">{t('cases.waiting')}</Tag>}
    </div>
  );
}
