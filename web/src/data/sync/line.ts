import type { Command } from './command';
import { kinds } from './kinds';

export const longestPause = 5 * 60_000;
const firstPause = 2_000;
const hour = 60 * 60_000;

/** How long to wait after so many failures: twice as long each time. */
export function pauseAfter(failures: number): number {
  return Math.min(longestPause, firstPause * 2 ** (failures - 1));
}

/** The server has answered, and failed at this, for an hour: the person is told, while it is still tried. */
export function isStuck({ failedSince, failures = 0 }: Command, now: Date): boolean {
  return failedSince !== undefined && failures > 1 && now.getTime() - Date.parse(failedSince) >= hour;
}

export function needsAttention(command: Command, now: Date): boolean {
  return command.state === 'attention' || isStuck(command, now);
}

/** Those that the server takes once the person has entered their password again. */
export function wantingProof(line: readonly Command[]): Command[] {
  return line.filter(({ state, refused }) => state === 'attention' && refused?.code === 'proof_wanted');
}

function holdsBack(earlier: Command, later: Command): boolean {
  // What was refused may be what the person mends by an edit: consent that a referral wants, a reason for closing.
  return !(earlier.state === 'attention' && kinds[earlier.kind].takes !== true && kinds[later.kind].takes === true);
}

/** Those that nothing before them of their record holds back, not even something refused. */
export function free(line: readonly Command[]): Command[] {
  return line.filter((command, at) => command.state !== 'attention' && !line.slice(0, at).some((earlier) => earlier.record === command.record && holdsBack(earlier, command)));
}

function isDue({ retryAt }: Command, now: Date): boolean {
  // A clock that was set back must not hold it back for longer than the longest pause.
  return retryAt === undefined || retryAt <= now.getTime() || retryAt > now.getTime() + longestPause;
}

/** What goes next: what failed least first, so that nothing that fails holds up another record. `tried`: this round. */
export function nextToSend(line: readonly Command[], now: Date, tried: ReadonlySet<string>, hurried: boolean): Command | undefined {
  const ready = free(line).filter((command) => !tried.has(command.id) && (hurried || isDue(command, now)));
  return ready.reduce<Command | undefined>((best, one) => (best === undefined || (one.failures ?? 0) < (best.failures ?? 0) ? one : best), undefined);
}

/** When the next one of those that wait for themselves goes again. */
export function nextDue(line: readonly Command[], now: Date): number | undefined {
  const waits = free(line).map(({ retryAt }) => Math.max(0, (retryAt ?? 0) - now.getTime()));
  return waits.length === 0 ? undefined : Math.min(longestPause, ...waits);
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
