import { lazy, Suspense, type ReactNode } from 'react';
import type { Value } from '../../../../data/api/types';
import { fieldLabel } from '../scene';
import { isRow } from '../values';
import type { FieldType, ViewProps } from './field-type';

const Files = lazy(() => import('../../files/files'));

function namesOf(value: Value): string[] {
  const list: readonly Value[] = Array.isArray(value) ? (value as readonly Value[]) : [value];
  return list.filter(isRow).map(({ file_name: name }) => (typeof name === 'string' ? name : '')).filter(Boolean);
}

/** Pictures, recordings, documents and signatures: listed, opened, added and deleted where the record is read. */
function FileView(props: ViewProps): ReactNode {
  return (
    <Suspense>
      <Files {...props} />
    </Suspense>
  );
}

/** A file does not wait for the form to be saved: it is added on the page of the record. */
function FileNote({ field, values, scene: { words } }: ViewProps): ReactNode {
  return (
    <div className="field">
      <span className="field-label">{fieldLabel(field, words)}</span>
      {namesOf(values[field.name]).map((name, at) => (
        <span key={at} className="form-value" dir="auto">
          {name}
        </span>
      ))}
      <p className="field-help">{words.t('files.on_page')}</p>
    </div>
  );
}

export const file: FieldType = { text: (_field, value) => namesOf(value).join(', '), View: FileView, Edit: FileNote, isFilledInView: true };
