import { useEffect, useRef, type ReactNode } from 'react';
import { localized } from '../../../i18n/format';
import type { Words } from '../../../i18n';
import { Notice } from '../../../ui/notice';
import type { PlannedForm } from './definition';
import { fieldLabel, problemWords } from './scene';
import type { FieldProblem } from './validation';

export interface ProblemSummaryProps {
  readonly problems: readonly FieldProblem[];
  /** Counts the attempts to save, so that each takes the focus here. */
  readonly turn: number;
  readonly forms: readonly PlannedForm[];
  readonly words: Words;
  readonly onLead: (problem: FieldProblem) => void;
}

/** Everything that has to be put right, in one place; each entry leads to its field. */
export function ProblemSummary({ problems, turn, forms, words, onLead }: ProblemSummaryProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const any = problems.length > 0;
  useEffect(() => {
    if (turn > 0 && any) box.current?.focus();
  }, [turn, any]);
  if (!any) return null;
  const formName = (id: string): string => localized(forms.find(({ form }) => form.unique_id === id)?.form.name, words.language);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice kind="wrong" role="alert">
        <h2>{words.t('forms.problems', { count: problems.length })}</h2>
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.form}/${problem.path}`}>
              <button
                type="button"
                className="link"
                onClick={() => {
                  onLead(problem);
                }}
              >
                {fieldLabel(problem.field, words)}
              </button>{' '}
              ({formName(problem.form)}): {problemWords(problem, words)}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
