import type { Row, Value } from '../api/types';
import { isRow, isRows, rowsIn } from './values';

function mergeRows(old: readonly Row[], changes: readonly Row[]): Row[] {
  const merged = new Map<string, Row>();
  old.forEach((row, at) => merged.set(typeof row.unique_id === 'string' ? row.unique_id : `at-${at}`, row));
  changes.forEach((change, at) => {
    const key = typeof change.unique_id === 'string' ? change.unique_id : `new-${at}`;
    if (change._destroy === true) merged.delete(key);
    else merged.set(key, merge(merged.get(key) ?? {}, change));
  });
  return [...merged.values()];
}

/** What the server does with a PATCH: objects merge, rows merge by `unique_id`, everything else is replaced. */
export function merge(old: Row, change: Row): Row {
  const merged: Record<string, Value> = { ...old };
  for (const [name, value] of Object.entries(change)) {
    const before = old[name];
    if (isRows(value)) merged[name] = mergeRows(rowsIn(before), value);
    else if (isRow(value) && isRow(before)) merged[name] = merge(before, value);
    else merged[name] = value;
  }
  return merged;
}
