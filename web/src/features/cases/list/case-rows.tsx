import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { CaseRecord } from '../../../data/api/types';
import type { FullName } from '../../../data/people';
import { useFilesAtPlaces } from '../../../data/places';
import { formatDate } from '../../../i18n/format';
import { useWords, type MessageKey } from '../../../i18n';
import { Tag } from '../../../ui/tag';
import { useWide } from '../../../ui/use-wide';
import { useChildName, useLabels, type Labels } from '../labels';
import { inShort, riskTone } from '../risk';
import type { ListState } from './filters';
import type { CaseList } from './queries';

export interface CaseRowsProps {
  readonly list: CaseList;
  readonly fullName: FullName;
  readonly state: ListState;
  readonly onChange: (part: Partial<ListState>) => void;
  readonly askFor: (record: CaseRecord) => ReactNode;
}

function text(record: CaseRecord, field: string): string {
  const value = record[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A short answer of the server counts the flags, and does not say that there are any. */
function isFlagged(record: CaseRecord): boolean {
  return record.flagged === true || Number(record.flag_count ?? 0) > 0;
}

/** A search shows it, and nothing of it can be opened. */
function isOnlyFound(record: CaseRecord): boolean {
  return record.record_in_scope === false;
}

function useCells(fullName: FullName): (record: CaseRecord, waiting: boolean) => Cells {
  const { t, language } = useWords();
  const labels: Labels = useLabels();
  const childName = useChildName();
  const atPlaces = useFilesAtPlaces();
  return (record, waiting) => {
    const coded = (field: string): string => (text(record, field) === '' ? '' : labels.value(field, text(record, field)));
    return {
      number: text(record, 'case_id_display') || text(record, 'short_id') || t('cases.unsent_number'),
      name: childName(record),
      age: text(record, 'age'),
      sex: coded('sex'),
      risk: text(record, 'risk_level') === '' ? null : <Tag tone={riskTone(text(record, 'risk_level'))}>{inShort(coded('risk_level'))}</Tag>,
      status: coded('workflow') || coded('status'),
      date: text(record, 'registration_date') === '' ? '' : formatDate(language, text(record, 'registration_date')),
      owner: fullName(text(record, 'owned_by')),
      place: atPlaces.has(record.id) ? <Tag tone="warning">{t('cases.place')}</Tag> : null,
      flagged: isFlagged(record) ? <Tag tone="info">{t('cases.flagged')}</Tag> : null,
      waiting: waiting ? <Tag tone="warning">{t('cases.waiting')}</Tag> : null,
    };
  };
}

interface Cells {
  readonly number: string;
  readonly name: string;
  readonly age: string;
  readonly sex: string;
  readonly risk: ReactNode;
  readonly status: string;
  readonly date: string;
  readonly owner: string;
  readonly place: ReactNode;
  readonly flagged: ReactNode;
  readonly waiting: ReactNode;
}

export function CaseRows(props: CaseRowsProps): ReactNode {
  return useWide() ? <CaseTable {...props} /> : <CaseCards {...props} />;
}

function CaseCards({ list, fullName, askFor }: CaseRowsProps): ReactNode {
  const { t } = useWords();
  const cells = useCells(fullName);
  return (
    <ul className="case-cards">
      {list.cases.map((record) => {
        const cell = cells(record, list.waiting.has(record.id));
        return (
          <li key={record.id}>
            {isOnlyFound(record) ? (
              <div className="case-card card">
                <span className="case-card-name">{cell.name}</span>
                <span className="number soft">{cell.number}</span>
                <span>{[cell.age === '' ? '' : t('cases.age', { age: Number(cell.age) }), cell.sex].filter(Boolean).join(' · ')}</span>
                <span className="case-card-tags">
                  <Tag>{t('cases.only_found')}</Tag>
                </span>
                {askFor(record)}
              </div>
            ) : (
              <Link href={`/cases/${record.id}`} className="case-card card">
                <span className="case-card-name">{cell.name}</span>
                <span className="number soft">{cell.number}</span>
                <span>{[cell.age === '' ? '' : t('cases.age', { age: Number(cell.age) }), cell.sex, cell.status].filter(Boolean).join(' · ')}</span>
                <span className="case-card-tags">
                  {cell.risk}
                  {cell.place}
                  {cell.flagged}
                  {cell.waiting}
                </span>
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const columns: readonly { readonly key: keyof Cells; readonly title: MessageKey; readonly orderBy?: string }[] = [
  { key: 'number', title: 'cases.column.number', orderBy: 'short_id' },
  { key: 'name', title: 'cases.column.name', orderBy: 'name' },
  { key: 'age', title: 'cases.column.age', orderBy: 'age' },
  { key: 'sex', title: 'cases.column.sex' },
  { key: 'risk', title: 'cases.column.risk' },
  { key: 'status', title: 'cases.column.status' },
  { key: 'date', title: 'cases.column.date', orderBy: 'registration_date' },
  { key: 'owner', title: 'cases.column.owner', orderBy: 'owned_by' },
];

function CaseTable({ list, fullName, state, onChange, askFor }: CaseRowsProps): ReactNode {
  const { t } = useWords();
  const cells = useCells(fullName);
  return (
    <table className="case-table">
      <caption className="unseen">{t('cases.title')}</caption>
      <thead>
        <tr>
          {columns.map(({ key, title, orderBy }) => (
            <th key={key} scope="col" aria-sort={orderBy === state.orderBy ? (state.order === 'asc' ? 'ascending' : 'descending') : undefined}>
              {orderBy === undefined ? t(title) : <SortButton title={t(title)} orderBy={orderBy} state={state} onChange={onChange} />}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.cases.map((record) => {
          const cell = cells(record, list.waiting.has(record.id));
          return (
            <tr key={record.id}>
              {columns.map(({ key }) =>
                key === 'name' ? (
                  <th key={key} scope="row">
                    {isOnlyFound(record) ? (
                      <>
                        {cell.name} <Tag>{t('cases.only_found')}</Tag> {askFor(record)}
                      </>
                    ) : (
                      <>
                        <Link href={`/cases/${record.id}`}>{cell.name}</Link> {cell.place} {cell.flagged} {cell.waiting}
                      </>
                    )}
                  </th>
                ) : (
                  <td key={key}>{cell[key]}</td>
                ),
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface SortButtonProps extends Omit<CaseRowsProps, 'list' | 'fullName' | 'askFor'> {
  readonly title: string;
  readonly orderBy: string;
}

function SortButton({ title, orderBy, state, onChange }: SortButtonProps): ReactNode {
  const current = state.orderBy === orderBy;
  return (
    <button
      type="button"
      className="sort"
      onClick={() => {
        onChange({ orderBy, order: current && state.order === 'asc' ? 'desc' : 'asc' });
      }}
    >
      {title}
      <span aria-hidden="true">{current ? (state.order === 'asc' ? ' ↑' : ' ↓') : ''}</span>
    </button>
  );
}
