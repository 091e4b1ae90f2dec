import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { usePerson } from '../../../data/hooks';
import { caseKind, kindsOf, type RecordKind } from '../../../data/records';
import { useWords } from '../../../i18n';
import { LinkButton } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { Notice } from '../../../ui/notice';
import { wordOf } from './kind-words';
import type { Found } from './queries';

export interface RecordMissingProps {
  readonly kind?: RecordKind;
  readonly found: Extract<Found, { kind: 'gone' | 'unreachable' }>;
}

export function RecordMissing({ kind = caseKind, found }: RecordMissingProps): ReactNode {
  const { t } = useWords();
  const offline = found.kind === 'unreachable';
  const withheld = !kindsOf(usePerson()).includes(kind);
  return (
    <Empty title={t(withheld ? 'incident.withheld' : wordOf(kind, offline ? 'not_here' : 'gone'))} text={t(withheld ? 'incident.withheld.text' : wordOf(kind, offline ? 'not_here.text' : 'gone.text'))}>
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
