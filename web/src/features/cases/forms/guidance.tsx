import type { ReactNode } from 'react';
import type { Field } from '../../../data/api/types';
import { localized } from '../../../i18n/format';
import type { Words } from '../../../i18n';

/** Longer advice about a field, folded away until somebody wants it. */
export function Guidance({ field, words }: { readonly field: Field; readonly words: Words }): ReactNode {
  const text = localized(field.guiding_questions, words.language);
  if (text === '') return null;
  return (
    <details className="guidance">
      <summary>{words.t('forms.guidance')}</summary>
      <p>{text}</p>
    </details>
  );
}
