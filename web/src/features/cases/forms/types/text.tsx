import type { ReactNode } from 'react';
import type { Value } from '../../../../data/api/types';
import type { FieldType, InputProps } from './field-type';
import { LabelledInput } from './labelled';

export function typedText(value: Value): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function OneLine(props: InputProps): ReactNode {
  const { field, values, onChange } = props;
  return (
    <LabelledInput {...props}>
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
    </LabelledInput>
  );
}

function ManyLines(props: InputProps): ReactNode {
  const { field, values, onChange } = props;
  return (
    <LabelledInput {...props}>
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
    </LabelledInput>
  );
}

export const textField: FieldType = {
  text: (_field, value) => String(value),
  Input: OneLine,
  begin: (_field, given) => given,
};

export const textArea: FieldType = { ...textField, Input: ManyLines };
