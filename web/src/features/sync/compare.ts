import type { CaseRecord, Value } from '../../data/api/types';
import type { Command } from '../../data/sync/command';

/** The case a command touches, when it touches one. */
export function caseOf(command: Command): string | undefined {
  if (/_case$/.test(command.kind) || command.kind === 'make_referral') return command.record;
  const { case_id: id } = command.input;
  return typeof id === 'string' ? id : undefined;
}

export interface Difference {
  readonly field: string;
  readonly mine: Value;
  readonly theirs: Value;
}

function names(value: Value): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** Fields that both sides changed, as the server named them; without names, everything the command would change. */
export function differences(command: Command, server: CaseRecord | undefined): Difference[] {
  const told = names(command.refused?.facts.fields);
  const fields = told.length > 0 ? told : Object.keys(command.input);
  return fields
    .filter((field) => field in command.input)
    .map((field) => ({ field, mine: command.input[field], theirs: server?.[field] }));
}
