import type { CaseRecord, Flag, Page } from '../../data/api/types';
import { useCommands, useDocument, usePerson, type Shown } from '../../data/hooks';
import type { Command } from '../../data/sync/command';

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

/** Raised on this device and not sent yet; it is resolved once the server has it. */
function unsentFlags(caseId: string, line: readonly Command[], userName: string): ShownFlag[] {
  return line
    .filter(({ kind, record }) => kind === 'raise_flag' && record === caseId)
    .map(({ input, position }) => ({
      id: -position,
      record_id: caseId,
      message: String(input.message ?? ''),
      date: String(input.date ?? ''),
      flagged_by: userName,
      removed: false,
      abilities: [],
      unsent: true,
    }));
}

function withAnswers(flags: readonly Flag[], line: readonly Command[]): ShownFlag[] {
  const answered = new Set(line.filter(({ kind, state }) => kind === 'resolve_flag' && state !== 'attention').map(({ input }) => input.flag_id));
  return flags.map((flag) => (answered.has(flag.id) ? { ...flag, abilities: [], unsent: true } : { ...flag, unsent: false }));
}

/** The open flags of a case. Where nobody flagged it, nobody is asked. */
export function useFlags(record: CaseRecord): FlagList {
  const flagged = record.flagged === true;
  const page = useDocument<Page<Flag>>(`flags/${record.id}`, flagged ? `/api/v2/cases/${encodeURIComponent(record.id)}/flags` : undefined);
  const line = useCommands() ?? [];
  const { user_name: userName } = usePerson();
  const told = flagged ? (page.value?.data ?? []).filter(({ removed }) => !removed) : [];
  return { flags: [...withAnswers(told, line), ...unsentFlags(record.id, line, userName)], freshness: page.freshness, loaded: !flagged || page.value !== undefined };
}
