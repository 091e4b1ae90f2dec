import type { Field } from '../../../../data/api/types';
import { isOfBirth } from '../limits';

const types: readonly string[] = ['date_field', 'date_range'];

/** Whether lists are narrowed by a first and a last day of the field. Apart from the types, which the first list does without. */
export function isDated(field: Field): boolean {
  return types.includes(field.type) && !isOfBirth(field) && field.sealed !== true;
}
