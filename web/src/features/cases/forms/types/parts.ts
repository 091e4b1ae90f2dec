import type { Value } from '../../../../data/api/types';
import { isEmpty, isRow } from '../values';

/** The change of a value of named parts: parts that are gone are told as null, since the others would stay. */
export function changedParts(was: Value, is: Value): Value {
  if (isEmpty(is) || !isRow(is)) return null;
  const gone = Object.keys(isRow(was) ? was : {}).filter((part) => isEmpty(is[part]));
  return { ...is, ...Object.fromEntries(gone.map((part) => [part, null])) };
}
