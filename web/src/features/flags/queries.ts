import type { CaseRecord, Flag, Page } from '../../data/api/types';
import { useCommands, useDocument, usePerson, type Shown } from '../../data/hooks';
import { pathOf, type RecordKind } from '../../data/records';
import type { Command } from '../../data/sync/command';
import { flagging } from './commands';

/** A flag as it will be once what waits has been sent. */
export interface ShownFlag extends Flag {
  readonly unsent: boolean;
}

export interface FlagList {
  /** Those that nobody resolved. */
  readonly flags: readonly ShownFlag[];
  readonly freshness: Shown<unknown>['freshness'];
  /** Whether the server's list is here. */
  readonly loaded: boolean;
}

const [raising, resolving] = [Object.values(flagging).map(({ raise }) => raise), Object.values(flagging).map(({ resolve }) => resolve)];

/** Raised on this device and not told by the server yet; it is resolved once the server has it. */
function unsentFlags(id: string, line: readonly Command[], userName: string, told: readonly Flag[]): ShownFlag[] {
  const isTold = (flag: Flag) => told.some(({ message, date, flagged_by: by }) => message === flag.message && date === flag.date && by === flag.flagged_by);
  return line
    .filter(({ kind, record }) => raising.includes(kind) && record === id)
    .map(({ input, position }) => ({
      id: -position,
      record_id: id,
      message: String(input.message ?? ''),
      date: String(input.date ?? ''),
      flagged_by: userName,
      removed: false,
      abilities: [],
      unsent: true,
    }))
    .filter((flag) => !isTold(flag));
}

function withAnswers(flags: readonly Flag[], line: readonly Command[]): ShownFlag[] {
  const answered = new Set(line.filter(({ kind, state }) => resolving.includes(kind) && state !== 'attention').map(({ input }) => input.flag_id));
  return flags.map((flag) => (answered.has(flag.id) ? { ...flag, abilities: [], unsent: true } : { ...flag, unsent: false }));
}

/** The open flags of a record. Where nobody flagged it, nobody is asked. */
export function useFlags(kind: RecordKind, record: CaseRecord): FlagList {
  const flagged = record.flagged === true;
  const page = useDocument<Page<Flag>>(`flags/${record.id}`, flagged ? `${pathOf(kind, record.id)}/flags` : undefined);
  const line = useCommands() ?? [];
  const { user_name: userName } = usePerson();
  const told = flagged ? (page.value?.data ?? []).filter(({ removed }) => !removed) : [];
  return { flags: [...withAnswers(told, line), ...unsentFlags(record.id, line, userName, told)], freshness: page.freshness, loaded: !flagged || page.value !== undefined };
}
