import type { Row, Value } from '../api/types';

export function isRow(value: Value): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of objects: the rows of a subform. */
export function isRows(value: Value): value is readonly Row[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => isRow(one as Value));
}

export function rowsIn(value: Value): readonly Row[] {
  return isRows(value) ? value : [];
}

export function rowById(value: Value, id: Value): Row | undefined {
  return rowsIn(value).find((row) => row.unique_id === id);
}

/** Nothing was said: `false` is an answer. */
export function isNothing(value: Value): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Whether two values say the same to a reader; nothing is nothing however it is written. */
export function isSame(one: Value, other: Value): boolean {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other);
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, at) => isSame(item as Value, other[at] as Value));
  if (isRow(one) && isRow(other)) return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => isSame(one[name], other[name]));
  return one === other;
}
