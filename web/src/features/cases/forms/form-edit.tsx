import type { ReactNode } from 'react';
import type { Form, Row, Value } from '../../../data/api/types';
import { localized } from '../../../i18n/format';
import { shownFields } from './definition';
import { FieldEdit } from './field-edit';
import type { Scene } from './scene';

export interface FormEditProps {
  readonly form: Form;
  readonly values: Row;
  readonly scene: Scene;
  readonly onChange: (name: string, value: Value) => void;
  /** Path of the row, with its dot, when this is a subform's row. */
  readonly at?: string;
  readonly only?: readonly string[] | undefined;
}

export function FormEdit({ form, values, scene, onChange, at = '', only }: FormEditProps): ReactNode {
  const fields = shownFields(form, { mode: 'edit', phone: scene.phone }, scene.record, at === '' ? undefined : values, only);
  const help = localized(form.help_text, scene.words.language);
  return (
    <div className="form">
      {help !== '' && <p className="field-help">{help}</p>}
      {fields.map((field) => (
        <FieldEdit key={field.name} field={field} values={values} scene={scene} path={`${at}${field.name}`} onChange={onChange} />
      ))}
    </div>
  );
}
