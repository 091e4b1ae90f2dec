import type { ReactNode } from 'react';
import { useWords } from '../../i18n';
import { PageTitle } from '../../ui/page-title';
import { usePerson } from '../../data/hooks';
import { Dashboards } from './dashboards';

/** `children`: what other features bring, above the figures. */
export function HomePage({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useWords();
  const person = usePerson();
  return (
    <>
      <PageTitle title={t('home.title')} product={t('product')} />
      <p className="soft">{t('home.hello', { name: person.full_name })}</p>
      {children}
      <Dashboards />
    </>
  );
}
