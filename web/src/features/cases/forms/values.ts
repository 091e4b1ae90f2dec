import type { Row, Value } from '../../../data/api/types';

export function isRow(value: Value): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function rowsOf(value: Value): readonly Row[] {
  return Array.isArray(value) ? value.filter((one): one is Row => isRow(one as Value)) : [];
}

/** Nothing was said: missing, blank text, no choice made. `false` is an answer. */
export function isEmpty(value: Value): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object') return Object.values(value).every((one) => isEmpty(one as Value));
  return false;
}

export function isSame(one: Value, other: Value): boolean {
  if (isEmpty(one) && isEmpty(other)) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, at) => isSame(item as Value, other[at] as Value));
  }
  if (isRow(one) && isRow(other)) {
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => isSame(one[name], other[name]));
  }
  return one === other;
}

/** Coded values as texts, one or many: options are compared as texts, since yes/no may be told as booleans. */
export function codes(value: Value): string[] {
  const list: readonly Value[] = Array.isArray(value) ? (value as readonly Value[]) : [value];
  return list.filter((one) => !isEmpty(one) && !isRow(one)).map(String);
}
