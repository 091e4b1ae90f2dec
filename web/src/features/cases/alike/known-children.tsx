import type { ReactNode } from 'react';
import type { Place, Row } from '../../../data/api/types';
import { useWords } from '../../../i18n';
import { Notice } from '../../../ui/notice';
import { CandidateRows } from './candidate-rows';
import { askedOf } from './child';
import { useKnown } from './queries';

export interface KnownChildrenProps {
  readonly values: Row;
  readonly places: readonly Place[];
}

/** Looks, while a child is being registered, whether it is known already. It never stops anybody. */
export default function KnownChildren({ values, places }: KnownChildrenProps): ReactNode {
  const { t } = useWords();
  const known = useKnown(askedOf(values), places);
  return (
    <div aria-live="polite">
      {known !== undefined && (
        <Notice kind={known.found.length > 0 ? 'warning' : 'calm'}>
          {known.found.length > 0 && (
            <>
              <strong>{t('alike.found', { count: known.found.length })}</strong>
              <p>{t('alike.decide')}</p>
              <CandidateRows found={known.found} />
            </>
          )}
          {known.hereOnly && <p>{t('alike.here_only')}</p>}
          <p className="soft">{t('alike.supervisor')}</p>
        </Notice>
      )}
    </div>
  );
}
