import type { ReactNode } from 'react';
import { useWords } from '../../i18n';
import { PageTitle } from '../../ui/page-title';
import { usePerson, useWithheld } from '../../data/hooks';
import { LinkButton } from '../../ui/button';
import { Dashboards } from './dashboards';

export interface FiguresPageProps {
  /** It is where this person begins. */
  readonly first?: boolean;
  /** What other features bring, above the figures. */
  readonly children?: ReactNode;
}

export default function FiguresPage({ first = false, children }: FiguresPageProps): ReactNode {
  const { t } = useWords();
  const person = usePerson();
  const withheld = useWithheld('cases.none');
  return (
    <>
      <PageTitle title={t(first ? 'home.title' : 'home.figures')} product={t('product')} />
      {first && <p className="soft">{t('home.hello', { name: person.full_name })}</p>}
      {children}
      {!withheld && <LinkButton to="/figures/referrals">{t('home.turnaround')}</LinkButton>}
      <Dashboards />
    </>
  );
}
