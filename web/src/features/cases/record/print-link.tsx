import type { ReactNode } from 'react';
import type { CaseRecord } from '../../../data/api/types';
import { useReached } from '../../../data/hooks';
import { useWords } from '../../../i18n';
import { may } from './queries';

/** The case on paper, as far as its reader may read it: the server sets the pages and notes who had them. */
export function PrintLink({ record }: { readonly record: CaseRecord }): ReactNode {
  const { t, language } = useWords();
  const reached = useReached();
  if (!may(record, 'export_pdf')) return null;
  return reached ? (
    <a className="button" href={`/api/v2/cases/${record.id}/print?locale=${language}`} download>
      {t('record.print')}
    </a>
  ) : (
    <span className="soft small">
      {t('record.print')}: {t('files.needs_network')}
    </span>
  );
}
