import type { Row, Value } from '../api/types';

function isRow(value: Value): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRows(value: Value): value is readonly Row[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => isRow(item as Value));
}

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
    if (isRows(value)) merged[name] = mergeRows(isRows(before) ? before : [], value);
    else if (isRow(value) && isRow(before)) merged[name] = merge(before, value);
    else merged[name] = value;
  }
  return merged;
}
