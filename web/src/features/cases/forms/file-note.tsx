import type { ReactNode } from 'react';
import type { Field, Value } from '../../../data/api/types';
import type { Words } from '../../../i18n';
import { fieldLabel } from './scene';
import { isRow } from './values';

function namesOf(value: Value): string[] {
  const list: readonly Value[] = Array.isArray(value) ? (value as readonly Value[]) : [value];
  return list.filter(isRow).map(({ file_name: name }) => (typeof name === 'string' ? name : '')).filter(Boolean);
}

/** Pictures, recordings, documents and signatures are listed; adding them comes later, and the page says so. */
export function FileNote({ field, value, words }: { readonly field: Field; readonly value: Value; readonly words: Words }): ReactNode {
  const names = namesOf(value);
  return (
    <div className="field">
      <span className="field-label">{fieldLabel(field, words)}</span>
      {names.map((name) => (
        <span key={name} className="form-value" dir="auto">
          {name}
        </span>
      ))}
      <p className="field-help">{words.t('forms.files_later')}</p>
    </div>
  );
}
