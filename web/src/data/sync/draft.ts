import type { Row, Value } from '../api/types';
import type { Intent } from './command';
import { merge } from './merge';
import { isRows, isSame, rowById, rowsIn } from './values';

/** What somebody is typing: the command it will be, not said yet. `input` holds the touched fields as they stand. */
export interface Draft extends Intent {
  readonly id: string;
  readonly before: Row;
  readonly at: string;
}

/** The fields that no longer hold what they held, and what they held. */
export function touched(original: Row, values: Row): { readonly input: Row; readonly before: Row } {
  const names = [...new Set([...Object.keys(original), ...Object.keys(values)])].filter((name) => original[name] !== values[name] && !isSame(original[name], values[name]));
  const of = (row: Row): Row => Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
  return { input: of(values), before: of(original) };
}

/** The rows of `was` that were typed in, or taken away. */
function changedRows(typed: Value, was: Value): Set<Value> {
  return new Set(rowsIn(was).filter((row) => !isSame(row, rowById(typed, row.unique_id))).map((row) => row.unique_id));
}

/** The rows as typed, and what somebody else has done meanwhile to those that were not. */
function rowsOver(typed: Value, was: Value, now: Value): Row[] {
  const changed = changedRows(typed, was);
  const mine = rowsIn(typed).flatMap((row) => {
    const [old, theirs] = [rowById(was, row.unique_id), rowById(now, row.unique_id)];
    if (old === undefined) return [row];
    if (theirs === undefined) return changed.has(row.unique_id) ? [row] : [];
    return [{ ...theirs, ...touched(old, row).input }];
  });
  const others = rowsIn(now).filter((row) => rowById(typed, row.unique_id) === undefined && !changed.has(row.unique_id));
  return [...mine, ...others];
}

/** The rows as the person who typed knows them: what they changed as it was before, the others as they are now. */
function rowsKnown(typed: Value, was: Value, now: Value): Row[] {
  const changed = changedRows(typed, was);
  const old = rowsIn(was).filter((row) => changed.has(row.unique_id));
  return [
    ...rowsIn(now).map((row) => {
      const before = old.find(({ unique_id }) => unique_id === row.unique_id);
      const mine = rowById(typed, row.unique_id);
      if (before === undefined) return row;
      return mine === undefined ? before : { ...row, ...touched(before, mine).before };
    }),
    ...old.filter((row) => rowById(now, row.unique_id) === undefined),
  ];
}

export interface Resumed {
  /** What was typed, laid over the record as it is now. */
  readonly values: Row;
  /** What it was typed over: differs from the record where somebody else changed the same. */
  readonly original: Row;
  readonly baseVersion: number | null;
}

/** Goes on with what was typed, on the record as it is now. */
export function resumed({ input, before, baseVersion }: Draft, record: Row): Resumed {
  const moved = Object.keys(input).filter((name) => !isSame(before[name], record[name]));
  const values: Record<string, Value> = { ...record, ...input };
  const original: Record<string, Value> = { ...record };
  for (const name of moved) {
    const [typed, was, now] = [input[name], before[name], record[name]];
    const areRows = [typed, was, now].some(isRows);
    values[name] = areRows ? rowsOver(typed, was, now) : merge({ [name]: now }, { [name]: typed })[name];
    original[name] = areRows ? rowsKnown(typed, was, now) : was;
  }
  return { values, original, baseVersion: moved.length === 0 && typeof record.version === 'number' ? record.version : baseVersion };
}
