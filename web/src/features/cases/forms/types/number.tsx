import type { ReactNode } from 'react';
import type { Field, Value } from '../../../../data/api/types';
import { formatNumber } from '../../../../i18n/format';
import { isAge, oldest } from '../limits';
import type { FieldType, Found, InputProps } from './field-type';
import { LabelledInput } from './labelled';
import { typedText } from './text';

const lowest = -(2 ** 31);
const highest = 2 ** 31 - 1;

export function numberProblem(field: Field, value: Value): Found | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return { code: 'not_a_number', facts: {} };
  const [least, most] = isAge(field) ? [0, oldest] : [lowest, highest];
  if (value < least) return { code: 'too_small', facts: { least } };
  return value > most ? { code: 'too_large', facts: { most } } : undefined;
}

/** What is not yet a number stays as typed, so that it can be pointed at instead of vanishing. */
function numberOrText(typed: string): Value {
  const text = typed.trim();
  if (text === '') return null;
  return /^-?\d{1,12}$/.test(text) ? Number(text) : text;
}

function NumberInput(props: InputProps): ReactNode {
  const { field, values, onChange } = props;
  return (
    <LabelledInput {...props}>
      {(ids) => (
        <input
          {...ids}
          aria-required={field.required === true}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          dir="auto"
          className="input-short"
          value={typedText(values[field.name])}
          onChange={(event) => {
            onChange(field.name, numberOrText(event.target.value));
          }}
        />
      )}
    </LabelledInput>
  );
}

export const numericField: FieldType = {
  text: (_field, value, _sources, { language }) => (typeof value === 'number' ? formatNumber(language, value) : String(value)),
  Input: NumberInput,
  begin: (_field, given) => Number(given),
  problem: numberProblem,
};
