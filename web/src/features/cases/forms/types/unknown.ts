import { isEmpty, isRow } from '../values';
import type { FieldType } from './field-type';

/** A type that this app does not know: its values are shown as they are, and stay. */
export const unknown: FieldType = {
  text: (_field, value) => (isRow(value) ? Object.values(value).filter((one) => !isEmpty(one) && !isRow(one)).map(String).join(' – ') : String(value)),
};
