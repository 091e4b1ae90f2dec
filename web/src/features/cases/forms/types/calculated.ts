import { calculate } from '../expressions';
import type { FieldType } from './field-type';
import { numericField } from './number';

/** Worked out from other fields, never typed. */
export const calculated: FieldType = {
  text: numericField.text,
  derive: (field, values) => calculate(field.calculation, values) ?? null,
};
