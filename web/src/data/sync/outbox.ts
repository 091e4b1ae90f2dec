import type { CaseRecord } from '../api/types';
import { clashes, decided, seen, type Choice } from './clash';
import type { BoxChange, Command, CommandBox, Intent, Outcome } from './command';
import { taken } from './fold';
import { kinds } from './kinds';
import { nextDue, nextToSend, pauseAfter, rebased } from './line';

export interface Ports {
  readonly box: CommandBox;
  readonly send: (command: Command) => Promise<Outcome>;
  /** Makes the effect visible locally; runs before the command leaves the box, so nothing flickers. */
  readonly settle: (command: Command, answer: unknown) => Promise<number | null>;
  /** The record as the server has it now; undefined when nobody can say. */
  readonly fresh: (command: Command) => Promise<CaseRecord | undefined>;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Runs the work alone among the person's tabs. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  readonly later: (milliseconds: number, work: () => void) => () => void;
  readonly signedOut: () => void;
  readonly sent: (command: Command) => void;
}

/** How an attempt went: `ill` for this command alone, as far as anybody knows; `nobody` was reached at all. */
type Went = { readonly kind: 'well' | 'ill' | 'signed_out' } | { readonly kind: 'nobody'; readonly after: number | undefined };

const shortestPause = 1_000;

/** Commands that fail in a row before all others wait, too: then it is not one of them that ails. */
const mostFailures = 5;

/** Sends what the person did, in order per record, exactly once in effect, and never loses any of it. */
export class Outbox {
  private readonly ports: Ports;
  private running: Promise<void> | undefined;
  private again: 'no' | 'due' | 'all' = 'no';
  private pauses = 0;
  private cancelPause: (() => void) | undefined;
  private closed = false;

  constructor(ports: Ports) {
    this.ports = ports;
  }

  /** `draft`: id of the draft it was; the one goes as the other comes. Throws where the device has no room for it. */
  async add(intent: Intent, draft?: string): Promise<void> {
    const said: Command = { ...intent, id: this.ports.newId(), at: this.ports.now().toISOString(), state: 'waiting', attempts: 0, position: 0 };
    await this.change((line) => ({ ...taken(line, said), ...(draft === undefined ? {} : { said: draft }) }));
    void this.run();
  }

  /** Tries all now, whatever they wait for: the network came back, or the person asked. */
  hurry(): Promise<void> {
    this.pauses = 0;
    return this.run('all');
  }

  /** A person decided to try a refused command again, perhaps with other words or as another record. */
  async retry(command: Command, change: Partial<Pick<Command, 'baseVersion' | 'input' | 'before' | 'record'>> = {}): Promise<void> {
    const isSame = Object.keys(change).length === 0;
    // What may have taken effect goes again under its own id; else the second try is a new command in the same place.
    await this.change((line) => ({
      put: still(line, command).map((one) => ({ ...waiting(one), ...change, id: isSame && one.uncertain === true ? one.id : this.ports.newId() })),
    }));
    await this.hurry();
  }

  /** A registration whose id is taken becomes the registration of another record, with all that follows it. */
  async renew(command: Command, record: string): Promise<void> {
    await this.change((line) => ({
      put: line.filter((one) => one.record === command.record).map((one) => ({ ...(one.id === command.id ? waiting(one) : one), record, id: this.ports.newId() })),
    }));
    await this.hurry();
  }

  /** A person decided, thing by thing, between what they did and what somebody else did. */
  async decide(command: Command, now: CaseRecord, choices: Readonly<Record<string, Choice>>): Promise<void> {
    const all = Object.values(choices);
    const input = decided(command, now, choices);
    const isNothing = kinds[command.kind].takes === true ? Object.keys(input).length === 0 : all.includes('theirs');
    if (isNothing) await this.discard(command);
    else await this.retry(command, { input, before: seen(now, input), baseVersion: now.version ?? null });
  }

  /** A person decided that this must not happen after all. */
  async discard(command: Command): Promise<void> {
    const isWhole = kinds[command.kind].registers === true;
    await this.change((line) => ({ remove: isWhole ? line.filter(({ record }) => record === command.record) : still(line, command) }));
    await this.hurry();
  }

  close(): void {
    this.closed = true;
    this.cancelPause?.();
  }

  run(which: 'due' | 'all' = 'due'): Promise<void> {
    if (this.running !== undefined) {
      this.again = which === 'all' ? 'all' : this.again === 'no' ? 'due' : this.again;
      return this.running;
    }
    this.again = 'no';
    this.running = this.ports
      .alone(() => this.drain(which === 'all'))
      .finally(() => {
        this.running = undefined;
        const { again } = this;
        if (again !== 'no' && !this.closed) void this.run(again);
      });
    return this.running;
  }

  /** Changes the box as it stands now, however often somebody else is faster. */
  private async change(wanted: (line: readonly Command[]) => BoxChange): Promise<void> {
    while (!(await this.ports.box.change(wanted(await this.ports.box.list()))));
  }

  private async drain(hurried: boolean): Promise<void> {
    const { box, now } = this.ports;
    this.cancelPause?.();
    const tried = new Set<string>();
    let went: Went = { kind: 'well' };
    for (let failures = 0; !this.closed && failures < mostFailures; failures = went.kind === 'ill' ? failures + 1 : 0) {
      const next = nextToSend(await box.list(), now(), tried, hurried);
      if (next === undefined) break;
      went = await this.sendOne(next);
      if (went.kind === 'signed_out') return;
      if (went.kind === 'nobody') break;
      if (went.kind === 'ill') tried.add(next.id);
    }
    if (this.closed) return;
    this.pauses = went.kind === 'nobody' ? this.pauses + 1 : 0;
    const pause = went.kind === 'nobody' ? Math.max(pauseAfter(this.pauses), went.after ?? 0) : nextDue(await box.list(), now());
    if (pause !== undefined) this.cancelPause = this.ports.later(Math.max(pause, shortestPause), () => void this.run());
  }

  private async sendOne(next: Command): Promise<Went> {
    const { box } = this.ports;
    // Found half sent: whoever sent it never heard the answer.
    const uncertain = next.uncertain === true || next.state === 'sending';
    const sending: Command = { ...next, state: 'sending', attempts: next.attempts + 1, ...(uncertain ? { uncertain } : {}) };
    // Somebody folded an edit into it, or dropped it, in this moment: the next look at the line finds it as it is.
    if (!(await box.change({ put: [sending] }))) return { kind: 'well' };
    const sent = { ...sending, revision: (next.revision ?? 0) + 1 };
    const outcome = await this.ports.send(sent);
    if (outcome.kind === 'done') return this.finish(sent, outcome.answer);
    if (outcome.kind === 'refused') return this.refuse(sent, outcome.refused);
    if (outcome.kind === 'signed_out') {
      await box.change({ put: [{ ...sent, state: 'waiting' }] });
      this.ports.signedOut();
      return { kind: 'signed_out' };
    }
    await box.change({ put: [this.failed(sent, outcome)] });
    return outcome.whose === 'own' ? { kind: 'ill' } : { kind: 'nobody', after: outcome.after };
  }

  private failed(sent: Command, { whose, after }: Extract<Outcome, { kind: 'later' }>): Command {
    const now = this.ports.now();
    const failed: Command = { ...sent, state: 'waiting', uncertain: true, failures: (sent.failures ?? 0) + 1 };
    if (whose === 'all') return failed;
    return { ...failed, failedSince: sent.failedSince ?? now.toISOString(), retryAt: now.getTime() + Math.max(pauseAfter(failed.failures ?? 1), after ?? 0) };
  }

  private async refuse(sent: Command, refused: NonNullable<Command['refused']>): Promise<Went> {
    const { box } = this.ports;
    // The same key with another content: the first content has taken effect.
    if (refused.code === 'idempotency_key_reused' && sent.uncertain === true) return this.finish(sent, undefined);
    const mended = await this.mended(sent, refused.code);
    await box.change({ put: [mended ?? { ...sent, state: 'attention', refused }] });
    return { kind: 'well' };
  }

  /** What can go again without asking anybody, since nothing that was refused is in doubt. */
  private async mended(sent: Command, code: string): Promise<Command | undefined> {
    const { registers, about } = kinds[sent.kind];
    if (code === 'already_exists' && registers === true && about !== undefined && sent.uncertain === true) {
      return { ...waiting(sent), kind: `edit_${about.name}`, baseVersion: 1, id: this.ports.newId() };
    }
    if (code !== 'stale_version' || about === undefined || sent.attempts > mostFailures) return undefined;
    const now = await this.ports.fresh(sent);
    if (now?.version === undefined || clashes(sent, now).length > 0) return undefined;
    return { ...waiting(sent), attempts: sent.attempts, baseVersion: now.version, id: this.ports.newId() };
  }

  private async finish(sent: Command, answer: unknown): Promise<Went> {
    const version = await this.ports.settle(sent, answer);
    await this.change((line) => ({ put: rebased(line, sent, version), remove: line.filter(({ position }) => position === sent.position) }));
    this.ports.sent(sent);
    return { kind: 'well' };
  }
}

function still(line: readonly Command[], command: Command): Command[] {
  return line.filter(({ position, id }) => position === command.position && id === command.id);
}

/** As it was before anybody tried to send it. */
function waiting({ refused, failures, failedSince, retryAt, ...command }: Command): Command {
  return { ...command, state: 'waiting', attempts: 0 };
}
