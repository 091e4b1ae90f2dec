import type { ReactNode } from 'react';
import { useWords } from '../../../i18n';
import { problemText } from '../../../i18n/problem-text';
import { Nothing } from '../../../ui/nothing';
import { Notice } from '../../../ui/notice';
import { CandidateRows } from './candidate-rows';
import { useOthersLike } from './queries';

/** Files that may be about the same child, for whoever thinks that there may be two. */
export default function CaseAlike({ id }: { readonly id: string }): ReactNode {
  const words = useWords();
  const { value, freshness } = useOthersLike(id);
  return (
    <section className="stack" aria-busy={value === undefined && freshness.kind === 'asking'}>
      <h2>{words.t('alike.of_case')}</h2>
      {value === undefined && freshness.kind === 'unreachable' && <Notice kind="warning">{words.t('alike.offline')}</Notice>}
      {value === undefined && freshness.kind === 'refused' && <Notice>{problemText(freshness.refused, words)}</Notice>}
      {value !== undefined && value.data.length === 0 && <Nothing none="alike.none" withheld={false} look="line" />}
      {value !== undefined && value.data.length > 0 && (
        <>
          <p>{words.t('alike.decide')}</p>
          <CandidateRows found={value.data} />
        </>
      )}
    </section>
  );
}
