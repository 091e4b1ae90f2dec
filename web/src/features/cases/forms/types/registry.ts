import type { Field } from '../../../../data/api/types';
import { calculated } from './calculated';
import { radioButton, selectBox } from './choice';
import { dateField } from './date';
import { dateRange } from './date-range';
import type { FieldType } from './field-type';
import { file } from './file';
import { custom, separator } from './heading';
import { numericField } from './number';
import { subform } from './subform';
import { tally } from './tally';
import { textArea, textField } from './text';
import { tickBox } from './tick';
import { unknown } from './unknown';

const types: Readonly<Record<string, FieldType>> = {
  text_field: textField,
  textarea: textArea,
  select_box: selectBox,
  radio_button: radioButton,
  tick_box: tickBox,
  numeric_field: numericField,
  date_field: dateField,
  date_range: dateRange,
  tally_field: tally,
  calculated: calculated,
  calculated_field: calculated,
  subform: subform,
  separator: separator,
  custom: custom,
  photo_upload_box: file,
  audio_upload_box: file,
  document_upload_box: file,
  signature: file,
};

/** How the field's type behaves. One that this app does not know shows its values and keeps them as they are. */
export function typeOf(field: Field): FieldType {
  return (Object.hasOwn(types, field.type) ? types[field.type] : undefined) ?? unknown;
}

export function isKnownType(field: Field): boolean {
  return typeOf(field) !== unknown;
}

/** Fields a person can fill in here. */
export function isFillable(field: Field): boolean {
  const type = typeOf(field);
  return (type.Input !== undefined || type.rowForm !== undefined) && field.disabled !== true;
}
