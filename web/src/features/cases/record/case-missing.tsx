import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useWords } from '../../../i18n';
import { LinkButton } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { Notice } from '../../../ui/notice';
import type { Found } from './queries';

export function CaseMissing({ found }: { readonly found: Extract<Found, { kind: 'gone' | 'unreachable' }> }): ReactNode {
  const { t } = useWords();
  const offline = found.kind === 'unreachable';
  return (
    <Empty title={t(offline ? 'record.not_here' : 'record.gone')} text={t(offline ? 'record.not_here.text' : 'record.gone.text')}>
      {found.unsent && (
        <Notice kind="warning">
          <Link href="/waiting">{t('record.gone.unsent')}</Link>
        </Notice>
      )}
      <LinkButton to="/cases" look="main">
        {t('record.to_cases')}
      </LinkButton>
    </Empty>
  );
}
