import { lazy, Suspense, type ReactNode } from 'react';
import type { CaseRecord } from '../../../data/api/types';
import { usePerson } from '../../../data/hooks';
import { caseKind } from '../../../data/records';
import { useWords } from '../../../i18n';
import { Menu } from '../../../ui/menu';
import { Nothing } from '../../../ui/nothing';
import { PageTitle } from '../../../ui/page-title';
import { Tag } from '../../../ui/tag';
import { rowsForm } from '../forms/definition';
import { isNameWithheld, nameOf, useLabels } from '../labels';
import { CaseIncidents } from './case-incidents';
import { CloseButton } from './close-button';
import { PostponeButton } from './postpone-button';
import { PrintLink } from './print-link';
import { may, useCase } from './queries';
import { RecordForms, type FormsHere, type Part } from './record-forms';
import { RecordMissing } from './record-missing';
import { ReopenButton } from './reopen-button';
import { RowButtons } from './row-buttons';

const ClosingAsked = lazy(() => import('./closing-asked'));
const CaseAlike = lazy(() => import('../alike/case-alike'));

/** Parts of the page that other features bring. */
export interface CaseParts {
  /** Done often, beside what is written down. */
  readonly actions: (record: CaseRecord) => ReactNode;
  /** Done seldom. */
  readonly more: (record: CaseRecord) => ReactNode;
  readonly approvals: (record: CaseRecord) => ReactNode;
  /** What somebody should look at, above what is written. */
  readonly asked: (record: CaseRecord) => ReactNode;
  readonly referrals: (record: CaseRecord) => ReactNode;
  readonly history: (record: CaseRecord) => ReactNode;
}

export interface CasePageProps {
  readonly id: string;
  readonly form: string | undefined;
  readonly parts: CaseParts;
}

export function CasePage({ id, form, parts }: CasePageProps): ReactNode {
  const found = useCase(id);
  if (found.kind === 'asking') return <div className="page-room" aria-busy="true" />;
  if (found.kind !== 'here') return <RecordMissing found={found} />;
  return <Case record={found.record} unsent={found.unsent} form={form} parts={parts} />;
}

interface CaseProps {
  readonly record: CaseRecord;
  readonly unsent: boolean;
  readonly form: string | undefined;
  readonly parts: CaseParts;
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function Case({ record, unsent, form, parts }: CaseProps): ReactNode {
  const { t } = useWords();
  const number = text(record.case_id_display) || text(record.short_id);
  return (
    <>
      <PageTitle title={number === '' ? t('record.title.unsent') : t('record.title', { number })} product={t('product')}>
        <RowButtons record={record} />
        {parts.actions(record)}
        <Menu label={t('record.more')}>
          {parts.more(record)}
          <PostponeButton record={record} />
          <CloseButton record={record} />
          <ReopenButton record={record} />
          {!unsent && <PrintLink record={record} />}
        </Menu>
      </PageTitle>
      <Head record={record} unsent={unsent} />
      {record.approval_status_closure === 'pending' && (
        <Suspense>
          <ClosingAsked record={record} />
        </Suspense>
      )}
      {parts.approvals(record)}
      {parts.asked(record)}
      <Forms record={record} unsent={unsent} chosen={form} parts={parts} />
    </>
  );
}

function Head({ record, unsent }: { readonly record: CaseRecord; readonly unsent: boolean }): ReactNode {
  const { t } = useWords();
  const labels = useLabels();
  const name = nameOf(record);
  return (
    <div className="case-head">
      <strong dir="auto">{name === '' ? <Nothing none="cases.unnamed" withheld={isNameWithheld(record)} look="words" /> : name}</strong>
      {text(record.age) !== '' && <span>{t('cases.age', { age: Number(record.age) })}</span>}
      {text(record.sex) !== '' && <span>{labels.value('sex', text(record.sex))}</span>}
      {text(record.status) !== '' && <Tag tone={record.status === 'open' ? 'info' : 'neutral'}>{labels.value('status', text(record.status))}</Tag>}
      {text(record.risk_level) !== '' && <Tag tone="warning">{t('record.risk', { risk: labels.value('risk_level', text(record.risk_level)) })}</Tag>}
      {unsent && <Tag tone="warning">{t('cases.waiting')}</Tag>}
    </div>
  );
}

interface FormsProps extends Pick<CaseProps, 'record' | 'unsent' | 'parts'> {
  readonly chosen: string | undefined;
}

function Forms({ record, unsent, chosen, parts }: FormsProps): ReactNode {
  const { t } = useWords();
  const person = usePerson();
  const partsOf = ({ groups, configuration, scene, change }: FormsHere): Part[] => {
    const at = rowsForm('incident_details', groups, configuration.forms);
    return [
      ...(at === undefined ? [] : [{ id: 'incidents', title: t('record.incidents'), shown: <CaseIncidents record={record} scene={scene} at={at} change={change(at)} /> }]),
      { id: 'referrals', title: t('record.referrals'), shown: parts.referrals(record) },
      ...(may(record, 'access_log') || may(record, 'change_log') ? [{ id: 'history', title: t('history.title'), shown: parts.history(record) }] : []),
      // Whom a case was shared with sees that case and no other.
      ...(unsent || !(may(record, 'write') || person.abilities?.includes('search_others') === true) ? [] : [{ id: 'alike', title: t('alike.of_case'), shown: <Suspense><CaseAlike id={record.id} /></Suspense> }]),
    ];
  };
  return <RecordForms kind={caseKind} record={record} chosen={chosen} parts={partsOf} />;
}
