import type { ReactNode } from 'react';
import type { Value } from '../../../../data/api/types';
import { fieldLabel } from '../scene';
import { isRow } from '../values';
import type { FieldType, ViewProps } from './field-type';

function namesOf(value: Value): string[] {
  const list: readonly Value[] = Array.isArray(value) ? (value as readonly Value[]) : [value];
  return list.filter(isRow).map(({ file_name: name }) => (typeof name === 'string' ? name : '')).filter(Boolean);
}

/** Pictures, recordings, documents and signatures are listed; adding them comes later, and the page says so. */
function FileNote({ field, values, scene: { words } }: ViewProps): ReactNode {
  const names = namesOf(values[field.name]);
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

export const file: FieldType = { text: (_field, value) => namesOf(value).join(', '), View: FileNote, Edit: FileNote };
