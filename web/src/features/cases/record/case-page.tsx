import { lazy, Suspense, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { CaseRecord } from '../../../data/api/types';
import { usePerson } from '../../../data/hooks';
import { localized } from '../../../i18n/format';
import { useWords } from '../../../i18n';
import { LinkButton } from '../../../ui/button';
import { Menu } from '../../../ui/menu';
import { Nothing } from '../../../ui/nothing';
import { Notice } from '../../../ui/notice';
import { PageTitle } from '../../../ui/page-title';
import { Tag } from '../../../ui/tag';
import { useWide } from '../../../ui/use-wide';
import { useFormConfiguration } from '../forms/configuration';
import { allForms, firstForm, planForms, rowsForm, type PlannedForm } from '../forms/definition';
import { FormNavigation } from '../forms/form-navigation';
import { FormView } from '../forms/form-view';
import type { Scene } from '../forms/scene';
import { isNameWithheld, useLabels } from '../labels';
import { CaseIncidents } from './case-incidents';
import { CaseMissing } from './case-missing';
import { CloseButton } from './close-button';
import { may, useCase } from './queries';
import { ReopenButton } from './reopen-button';
import { RowButtons } from './row-buttons';
import '../forms/forms.css';

const ClosingAsked = lazy(() => import('./closing-asked'));
const CaseAlike = lazy(() => import('../alike/case-alike'));

/** Parts of the page that other features bring. */
export interface CaseParts {
  /** Done often, beside what is written down. */
  readonly actions: (record: CaseRecord) => ReactNode;
  /** Done seldom. */
  readonly more: (record: CaseRecord) => ReactNode;
  readonly approvals: (record: CaseRecord) => ReactNode;
  readonly flags: (record: CaseRecord) => ReactNode;
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
  if (found.kind !== 'here') return <CaseMissing found={found} />;
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
          <CloseButton record={record} />
          <ReopenButton record={record} />
        </Menu>
      </PageTitle>
      <Head record={record} unsent={unsent} />
      {record.approval_status_closure === 'pending' && (
        <Suspense>
          <ClosingAsked record={record} />
        </Suspense>
      )}
      {parts.approvals(record)}
      {parts.flags(record)}
      <Forms record={record} unsent={unsent} chosen={form} parts={parts} />
    </>
  );
}

function Head({ record, unsent }: { readonly record: CaseRecord; readonly unsent: boolean }): ReactNode {
  const { t } = useWords();
  const labels = useLabels();
  const name = text(record.name) || [text(record.name_first), text(record.name_last)].filter(Boolean).join(' ');
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

function Forms({ record, unsent, chosen, parts }: { readonly record: CaseRecord; readonly unsent: boolean; readonly chosen: string | undefined; readonly parts: CaseParts }): ReactNode {
  const words = useWords();
  const { t, language } = words;
  const [, go] = useLocation();
  const person = usePerson();
  const phone = !useWide();
  const moduleId = typeof record.module_id === 'string' ? record.module_id : undefined;
  const configuration = useFormConfiguration(moduleId);
  if (configuration === undefined) return <Notice>{t('record.no_forms')}</Notice>;
  const permitted = record.permitted_forms ?? person.permitted_form ?? {};
  const groups = planForms({ ...configuration, lookups: configuration.sources.lookups, permitted, moduleId, language }, record);
  const current = allForms(groups).find(({ form }) => form.unique_id === chosen) ?? firstForm(groups);
  const scene: Scene = { forms: configuration.forms, sources: configuration.sources, record, original: record, phone, words, problems: [] };
  const at = rowsForm('incident_details', groups, configuration.forms);
  const change = ({ form, writable }: PlannedForm): ReactNode =>
    writable &&
    may(record, 'write') && (
      <LinkButton to={`/cases/${record.id}/edit/${form.unique_id}`}>{t('record.edit')}</LinkButton>
    );
  const more = [
    ...(at === undefined ? [] : [{ id: 'incidents', title: t('record.incidents'), shown: <CaseIncidents record={record} scene={scene} at={at} change={change(at)} /> }]),
    { id: 'referrals', title: t('record.referrals'), shown: parts.referrals(record) },
    ...(may(record, 'access_log') || may(record, 'change_log') ? [{ id: 'history', title: t('history.title'), shown: parts.history(record) }] : []),
    // Whom a case was shared with sees that case and no other.
    ...(unsent || !(may(record, 'write') || person.abilities?.includes('search_others') === true) ? [] : [{ id: 'alike', title: t('alike.of_case'), shown: <Suspense><CaseAlike id={record.id} /></Suspense> }]),
  ];
  const part = more.find(({ id }) => id === chosen);
  return (
    <div className="forms-page">
      <FormNavigation
        groups={groups}
        current={part?.id ?? current?.form.unique_id}
        values={record}
        wrong={new Set()}
        phone={phone}
        words={words}
        more={more}
        onOpen={(id) => {
          go(`/cases/${record.id}/${id}`);
        }}
      />
      <section className="card">
        {part?.shown}
        {part === undefined && current === undefined && <p>{t('record.no_permitted_forms')}</p>}
        {part === undefined && current !== undefined && (
          <>
            <div className="card-head">
              <h2>{localized(current.form.name, language)}</h2>
              {change(current)}
            </div>
            <FormView form={current.form} values={record} scene={scene} />
          </>
        )}
      </section>
    </div>
  );
}
