import type { ReactNode } from 'react';
import type { Field } from '../../../data/api/types';
import type { Words } from '../../../i18n';
import { Guidance } from './guidance';
import { fieldLabel } from './scene';

/** A separator: the name of what follows. */
export function Heading({ field, words }: { readonly field: Field; readonly words: Words }): ReactNode {
  return (
    <div className="form-heading">
      <h3>{fieldLabel(field, words)}</h3>
      <Guidance field={field} words={words} />
    </div>
  );
}
