import type { CaseRecord, Row, Value } from '../api/types';
import type { Command } from './command';
import { kinds } from './kinds';
import { isRow, isRows, isSame, rowById, rowsIn } from './values';

/** One thing that this person and somebody else both changed, each in their own way. */
export interface Clash {
  readonly field: string;
  /** The row of the field, and the field of that row; the whole row where one of both removed it. */
  readonly row?: string;
  readonly item?: string;
  /** `undefined` for a row that is gone. */
  readonly mine: Value;
  readonly theirs: Value;
}

export type Choice = 'mine' | 'theirs';

export function clashKey({ field, row = '', item = '' }: Clash): string {
  return `${field}/${row}/${item}`;
}

function wantedBy(command: Command): Row {
  return kinds[command.kind].change?.(command) ?? {};
}

/** Values this person knows of: from before, and from attempts that may have arrived. Empty when it is not known. */
type Known = readonly Value[];

function knownOf(sources: readonly (Row | undefined)[], name: string): Known {
  return sources.flatMap((source) => (source !== undefined && name in source ? [source[name]] : []));
}

/** Whether somebody else changed it, and not to the same: without knowing what was before, any other value tells. */
function moved(mine: Value, theirs: Value, known: Known): boolean {
  return !isSame(mine, theirs) && !known.some((value) => isSame(value, theirs));
}

function rowClashes(field: string, row: Row, there: Row | undefined, { before, tried }: Command): Clash[] {
  const id = String(row.unique_id ?? '');
  const was = rowById(before?.[field], row.unique_id);
  if (there === undefined) {
    // A row that was not there before is one that this command adds.
    if (row._destroy === true || (before !== undefined && was === undefined)) return [];
    return [{ field, row: id, mine: { ...was, ...row }, theirs: undefined }];
  }
  const attempted = rowById(tried?.[field], row.unique_id);
  if (row._destroy === true) return was !== undefined && isSame({ ...was, ...attempted }, there) ? [] : [{ field, row: id, mine: undefined, theirs: there }];
  return Object.entries(row)
    .filter(([item, value]) => item !== 'unique_id' && moved(value, there[item], was === undefined ? knownOf([attempted], item) : [was[item], ...knownOf([attempted], item)]))
    .map(([item, value]) => ({ field, row: id, item, mine: value, theirs: there[item] }));
}

/** What of the command somebody else changed too, as the record stands on the server now. */
export function clashes(command: Command, now: CaseRecord): Clash[] {
  return Object.entries(wantedBy(command)).flatMap(([field, value]): Clash[] => {
    const theirs = now[field];
    if (isRows(value)) return value.flatMap((row) => rowClashes(field, row, rowById(theirs, row.unique_id), command));
    const known = knownOf([command.before, command.tried], field);
    return moved(value, theirs, known) && !partsJoin(value, theirs, known) ? [{ field, mine: value, theirs }] : [];
  });
}

/** Values of named parts join part by part. */
function partsJoin(mine: Value, theirs: Value, known: Known): boolean {
  if (!isRow(mine) || !isRow(theirs)) return false;
  return Object.entries(mine).every(([part, value]) => !moved(value, theirs[part], known.map((one) => (isRow(one) ? one[part] : undefined))));
}

function chosenRow(field: string, row: Row, there: Row | undefined, command: Command, isMine: (clash: Clash) => boolean): Row[] {
  const found = rowClashes(field, row, there, command);
  const whole = found.find(({ item }) => item === undefined);
  if (whole !== undefined) {
    if (!isMine(whole)) return [];
    return whole.mine === undefined ? [row] : [whole.mine as Row];
  }
  const lost = new Set(found.filter((one) => !isMine(one)).map(({ item }) => item));
  const kept = Object.fromEntries(Object.entries(row).filter(([item]) => !lost.has(item)));
  return Object.keys(kept).some((item) => item !== 'unique_id') ? [kept] : [];
}

/** The command's input once each clash is decided: what did not clash stays, whatever was chosen. */
export function decided(command: Command, now: CaseRecord, choices: Readonly<Record<string, Choice>>): Row {
  const isMine = (clash: Clash): boolean => choices[clashKey(clash)] !== 'theirs';
  const all = clashes(command, now);
  const entries = Object.entries(command.input).flatMap(([field, value]): [string, Value][] => {
    if (!isRows(value)) {
      const found = all.find((one) => one.field === field);
      return found === undefined || isMine(found) ? [[field, value]] : [];
    }
    const rows = value.flatMap((row) => chosenRow(field, row, rowById(now[field], row.unique_id), command, isMine));
    return rows.length === 0 ? [] : [[field, rows]];
  });
  return Object.fromEntries(entries);
}

/** What was before, once the person has seen what is there now. */
export function seen(now: CaseRecord, input: Row): Row {
  return Object.fromEntries(
    Object.entries(input).map(([field, value]): [string, Value] => {
      if (!isRows(value)) return [field, now[field] ?? null];
      const ids = new Set(value.map((row) => row.unique_id));
      return [field, rowsIn(now[field]).filter((row) => ids.has(row.unique_id))];
    }),
  );
}
