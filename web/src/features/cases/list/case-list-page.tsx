import { useDeferredValue, useState, type ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { CaseRecord } from '../../../data/api/types';
import { useReached, useWithheld } from '../../../data/hooks';
import { useFullNames } from '../../../data/people';
import { Button, LinkButton } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { Nothing } from '../../../ui/nothing';
import { Notice } from '../../../ui/notice';
import { PageTitle } from '../../../ui/page-title';
import { useWords } from '../../../i18n';
import { useMayRegister, useMaySearchOthers } from '../queries';
import { CaseRows } from './case-rows';
import { FilterBar } from './filter-bar';
import { listAddress, perPage, readListState, usualFilters, type ListState } from './filters';
import { useCaseList, type CaseList } from './queries';
import './list.css';

export interface CaseListProps {
  /** What may be done about a case that this person only finds. */
  readonly askFor: (record: CaseRecord) => ReactNode;
}

export default function CaseListPage({ askFor }: CaseListProps): ReactNode {
  const { t } = useWords();
  const [, go] = useLocation();
  const state = readListState(useSearch());
  // What is searched for may be a child's name, so it is not part of the address.
  const [search, setSearch] = useState('');
  const settled = useDeferredValue(search.trim());
  // Whoever searches others' cases is counted, so it is asked for and never done while somebody types.
  const [asked, setAsked] = useState('');
  const everybody = asked !== '' && asked === settled;
  const list = useCaseList(state, settled, everybody);
  const mayLook = useMaySearchOthers();
  const mayRegister = useMayRegister();
  const change = (part: Partial<ListState>): void => {
    go(listAddress({ ...state, page: 1, ...part }));
  };
  return (
    <>
      <PageTitle title={t('cases.title')} product={t('product')}>
        {mayRegister && (
          <LinkButton to="/cases/new" look="main">
            <Icon name="plus" />
            {t('cases.register')}
          </LinkButton>
        )}
      </PageTitle>
      <search className="list-search">
        <label htmlFor="case-search">{t('cases.search.label')}</label>
        <input
          id="case-search"
          type="search"
          autoComplete="off"
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            if (state.page !== 1) change({});
          }}
        />
      </search>
      <FilterBar state={state} onChange={change} />
      <Result list={list} state={state} onChange={change} search={settled} askFor={askFor} />
      {mayLook && settled !== '' && !everybody && (
        <Button
          onClick={() => {
            setAsked(settled);
          }}
        >
          {t('cases.search.others')}
        </Button>
      )}
    </>
  );
}

interface ResultProps extends CaseListProps {
  readonly list: CaseList | undefined;
  readonly state: ListState;
  readonly search: string;
  readonly onChange: (part: Partial<ListState>) => void;
}

function Result({ list, state, search, onChange, askFor }: ResultProps): ReactNode {
  const { t } = useWords();
  const reached = useReached();
  const fullName = useFullNames();
  const unseen = useWithheld('cases.none');
  if (list === undefined || fullName === undefined) return <div className="list-room" aria-busy="true" />;
  const withheld = unseen && list.total === 0;
  const filtered = search !== '' || state.filters.join('&') !== usualFilters.join('&');
  const none = filtered ? 'cases.none.filtered' : list.origin === 'part' ? 'cases.none.here' : 'cases.none';
  return (
    <div className="list-room">
      {list.origin === 'part' && !withheld && <Notice kind="warning">{t(reached ? 'cases.part.asking' : 'cases.part.offline')}</Notice>}
      <p className="list-total" role="status">
        {!withheld && t('cases.total', { count: list.total })}
      </p>
      {list.cases.length === 0 ? (
        <Nothing none={none} withheld={withheld} text={t(`${none}.way`)}>
          {filtered && (
            <Button
              onClick={() => {
                onChange({ filters: usualFilters });
              }}
            >
              {t('cases.filters.reset')}
            </Button>
          )}
        </Nothing>
      ) : (
        <CaseRows list={list} fullName={fullName} state={state} onChange={onChange} askFor={askFor} />
      )}
      <Pages page={state.page} total={list.total} onChange={onChange} />
    </div>
  );
}

function Pages({ page, total, onChange }: { readonly page: number; readonly total: number; readonly onChange: ResultProps['onChange'] }): ReactNode {
  const { t } = useWords();
  const last = Math.max(1, Math.ceil(total / perPage));
  if (last === 1) return null;
  const step = (to: number): ReactNode => (
    <Button
      disabled={to < 1 || to > last}
      onClick={() => {
        onChange({ page: to });
      }}
    >
      {t(to < page ? 'pages.before' : 'pages.after')}
    </Button>
  );
  return (
    <nav className="pages" aria-label={t('pages.label')}>
      {step(page - 1)}
      <span className="number">{t('pages.where', { page, last })}</span>
      {step(page + 1)}
    </nav>
  );
}
