import type { ReactNode } from 'react';
import { Field } from '../../ui/field';

export interface SelectFieldProps {
  readonly id?: string;
  readonly label: string;
  readonly mark?: string;
  readonly help?: string | undefined;
  readonly problem?: string | undefined;
  /** What choosing nothing says. */
  readonly empty: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly onChange: (id: string) => void;
}

export function SelectField({ empty, value, options, onChange, ...field }: SelectFieldProps): ReactNode {
  return (
    <Field {...field}>
      {(ids) => (
        <select
          {...ids}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        >
          <option value="">{empty}</option>
          {options.map(({ id, text }) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
