import type { ReactNode } from 'react';
import { useWords } from '../i18n';
import { LinkButton } from '../ui/button';
import { PageTitle } from '../ui/page-title';

export function NotFoundPage(): ReactNode {
  const { t } = useWords();
  return (
    <div className="stack">
      <PageTitle title={t('not_found.title')} product={t('product')} />
      <p>{t('not_found.text')}</p>
      <p>
        <LinkButton to="/" look="main">
          {t('not_found.home')}
        </LinkButton>
      </p>
    </div>
  );
}
