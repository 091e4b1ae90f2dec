import type { Row, Value } from '../api/types';
import type { BoxChange, Command } from './command';
import { kinds } from './kinds';
import { merge } from './merge';
import { isRow, isRows, isSame, rowById, rowsIn } from './values';

/** What the touched fields and rows hold before the change: whole rows, so that one that is lost can be brought back. */
export function beforeOf(original: Row, change: Row): Row {
  return Object.fromEntries(
    Object.entries(change).map(([name, value]): [string, Value] => {
      if (!isRows(value) && !isRows(original[name])) return [name, original[name] ?? null];
      const ids = new Set(rowsIn(value).map((row) => row.unique_id));
      return [name, rowsIn(original[name]).filter((row) => ids.has(row.unique_id))];
    }),
  );
}

function foldRows(first: readonly Row[], then: readonly Row[], before: Value, known: boolean): Row[] {
  const folded = new Map(first.map((row) => [row.unique_id, row]));
  for (const row of then) {
    const earlier = folded.get(row.unique_id);
    const isNew = known && rowById(before, row.unique_id) === undefined;
    if (row._destroy === true && isNew) folded.delete(row.unique_id);
    else folded.set(row.unique_id, row._destroy === true || earlier === undefined || earlier._destroy === true ? row : foldInput(earlier, row, {}, false));
  }
  return [...folded.values()];
}

/** One change that does what two would, one after the other. */
function foldInput(first: Row, then: Row, before: Row, known: boolean): Row {
  const folded: Record<string, Value> = { ...first };
  for (const [name, value] of Object.entries(then)) {
    const earlier = first[name];
    if (isRows(value) && isRows(earlier)) folded[name] = foldRows(earlier, value, before[name], known);
    else if (isRow(value) && isRow(earlier)) folded[name] = merge(earlier, value);
    else folded[name] = value;
  }
  return folded;
}

/** Of what was before, the first that is known counts, field by field and row by row. */
function foldBefore(first: Row, then: Row, firstInput: Row): Row {
  const folded: Record<string, Value> = { ...then, ...first };
  for (const [name, value] of Object.entries(first)) {
    if (!isRows(value) && !isRows(then[name])) continue;
    const known = new Set(rowsIn(firstInput[name]).map((row) => row.unique_id));
    folded[name] = [...rowsIn(value), ...rowsIn(then[name]).filter((row) => !known.has(row.unique_id))];
  }
  return folded;
}

function isUndone(value: Value, was: Value): boolean {
  if (value === undefined || !isRow(value) || !isRow(was)) return isSame(value, was);
  return Object.entries(value).every(([part, is]) => isSame(is, was[part]));
}

/** Without what ends where it began: nothing is meant by it, and it must not undo what somebody else did meanwhile. */
function withoutUndone(input: Row, before: Row, isWhole = false): Row {
  const left = Object.entries(input).flatMap(([name, value]): [string, Value][] => {
    if (!isWhole && !(name in before)) return [[name, value]];
    if (!isRows(value)) return isUndone(value, before[name]) ? [] : [[name, value]];
    const rows = value.flatMap((row) => {
      const was = rowById(before[name], row.unique_id);
      if (was === undefined || row._destroy === true) return [row];
      const { unique_id: id, ...rest } = row;
      const changed = withoutUndone(rest, was, true);
      return Object.keys(changed).length === 0 ? [] : [{ ...changed, unique_id: id ?? null }];
    });
    return rows.length === 0 ? [] : [[name, rows]];
  });
  return Object.fromEntries(left);
}

/** The later command folded into the earlier one, which may have arrived if it is `uncertain`. */
function folded(first: Command, then: Command): Command {
  const registers = kinds[first.kind].registers === true;
  const before = registers ? {} : foldBefore(first.before ?? {}, then.before ?? {}, first.input);
  const isKnown = first.uncertain !== true && (registers || first.before !== undefined);
  const input = foldInput(first.input, then.input, before, isKnown);
  const whole = { ...first, input, ...(registers || first.before === undefined ? {} : { before }) };
  if (first.uncertain === true) return { ...whole, tried: foldInput(first.tried ?? {}, first.input, {}, false) };
  return whole.before === undefined || then.before === undefined ? whole : { ...whole, input: withoutUndone(input, before) };
}

function changesValues({ kind }: Command): boolean {
  const { change, takes } = kinds[kind];
  return change !== undefined && takes === true;
}

/** Nobody is sending it, nor waits for its answer: never tried, refused, or failed at by the server. */
function isAtRest(command: Command): boolean {
  return command.state === 'attention' || (command.state === 'waiting' && (command.attempts === 0 || command.failedSince !== undefined));
}

/**
 * How the line takes in something new. An edit joins what was not sent yet of its record: what the server refused is
 * mended by it, and goes again as a whole.
 */
export function taken(line: readonly Command[], said: Command): BoxChange {
  const mine = line.filter(({ record }) => record === said.record);
  const isEdit = changesValues(said) && kinds[said.kind].registers !== true;
  const head = mine[0]?.state === 'attention' ? mine[0] : mine.at(-1);
  if (!isEdit || head === undefined || !changesValues(head) || !isAtRest(head)) return { add: said };
  const between = mine.filter((one) => one.position > head.position && changesValues(one) && isAtRest(one));
  const { refused, failures, failedSince, retryAt, ...whole } = [...between, said].reduce<Command>((all, one) => folded(all, one), head);
  if (kinds[whole.kind].registers !== true && Object.keys(whole.input).length === 0) return { remove: [head, ...between] };
  return { put: [{ ...whole, id: said.id, at: said.at, state: 'waiting', attempts: 0 }], remove: between };
}
