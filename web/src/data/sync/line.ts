import type { Command } from './command';
import { kinds } from './kinds';

/** The first command whose record has nothing before it in the line, not even something refused. */
export function nextToSend(line: readonly Command[]): Command | undefined {
  const blocked = new Set<string>();
  for (const command of line) {
    if (!blocked.has(command.record) && command.state !== 'attention') return command;
    blocked.add(command.record);
  }
  return undefined;
}

/**
 * Later commands of the same record, moved onto the version that `sent` made. Only when nobody else changed the record
 * in between: otherwise they keep their base and the server, which knows the fields, decides.
 */
export function rebased(line: readonly Command[], sent: Command, version: number | null): Command[] {
  if (version === null) return [];
  return line
    .filter((one) => one.record === sent.record && one.position > sent.position && kinds[one.kind].registers !== true)
    .filter((one) => one.baseVersion === sent.baseVersion && (sent.baseVersion === null || version === sent.baseVersion + 1))
    .map((one) => ({ ...one, baseVersion: version }));
}
