import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useWords } from '../../../i18n';

const Found = lazy(() => import('./found'));

/** Finds a case where the person is. What is searched for may be a child's name, so it stays out of the address. */
export function Find(): ReactNode {
  const { t } = useWords();
  const [search, setSearch] = useState('');
  return (
    <search className="work-find">
      <label htmlFor="case-search" className="unseen">
        {t('cases.search.label')}
      </label>
      <input
        id="case-search"
        type="search"
        autoComplete="off"
        placeholder={t('cases.search.label')}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
        }}
      />
      {search.trim() !== '' && (
        <Suspense>
          <Found search={search.trim()} />
        </Suspense>
      )}
    </search>
  );
}
