import type { ReactNode } from 'react';
import { useWords } from '../../../i18n';
import { LinkButton } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import type { Found } from './queries';

export function CaseMissing({ found }: { readonly found: Found }): ReactNode {
  const { t } = useWords();
  const offline = found.kind === 'unreachable';
  return (
    <Empty title={t(offline ? 'record.not_here' : 'record.gone')} text={t(offline ? 'record.not_here.text' : 'record.gone.text')}>
      <LinkButton to="/cases" look="main">
        {t('record.to_cases')}
      </LinkButton>
    </Empty>
  );
}
