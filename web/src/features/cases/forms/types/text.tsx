import type { ReactNode } from 'react';
import type { Value } from '../../../../data/api/types';
import type { FieldIds } from '../../../../ui/field';
import type { FieldType, InputProps } from './field-type';
import { WritingWarning } from '../writing-warning';
import { LabelledInput } from './labelled';

export function typedText(value: Value): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The control, and under it what had better not stand in the text. */
function Warned(props: InputProps & { readonly children: (ids: FieldIds) => ReactNode }): ReactNode {
  const { field, values, scene } = props;
  return (
    <>
      <LabelledInput {...props} />
      <WritingWarning field={field} text={typedText(values[field.name])} scene={scene} />
    </>
  );
}

function OneLine(props: InputProps): ReactNode {
  const { field, values, onChange } = props;
  return (
    <Warned {...props}>
      {(ids) => (
        <input
          {...ids}
          aria-required={field.required === true}
          type="text"
          autoComplete="off"
          dir="auto"
          value={typedText(values[field.name])}
          onChange={(event) => {
            onChange(field.name, event.target.value);
          }}
        />
      )}
    </Warned>
  );
}

function ManyLines(props: InputProps): ReactNode {
  const { field, values, onChange } = props;
  return (
    <Warned {...props}>
      {(ids) => (
        <textarea
          {...ids}
          aria-required={field.required === true}
          dir="auto"
          value={typedText(values[field.name])}
          onChange={(event) => {
            onChange(field.name, event.target.value);
          }}
        />
      )}
    </Warned>
  );
}

export const textField: FieldType = {
  text: (_field, value) => String(value),
  Input: OneLine,
  begin: (_field, given) => given,
};

export const textArea: FieldType = { ...textField, Input: ManyLines };
