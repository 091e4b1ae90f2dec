import type { Command, CommandBox, CommandKind, Outcome } from './command';
import { kinds } from './kinds';
import { nextToSend, rebased } from './line';
import type { Row } from '../api/types';

export interface Ports {
  readonly box: CommandBox;
  readonly send: (command: Command) => Promise<Outcome>;
  /** Makes the effect visible locally; runs before the command leaves the box, so nothing flickers. */
  readonly settle: (command: Command, answer: unknown) => Promise<number | null>;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Runs the work alone among the person's tabs. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  readonly later: (milliseconds: number, work: () => void) => () => void;
  readonly signedOut: () => void;
  readonly sent: (command: Command) => void;
}

const firstPause = 2_000;
const longestPause = 5 * 60_000;

/** Sends what the person did, in order per record, exactly once in effect, and never loses any of it. */
export class Outbox {
  private readonly ports: Ports;
  private running: Promise<void> | undefined;
  private again = false;
  private pauses = 0;
  private cancelPause: (() => void) | undefined;
  private closed = false;

  constructor(ports: Ports) {
    this.ports = ports;
  }

  async add(kind: CommandKind, record: string, input: Row, baseVersion: number | null): Promise<Command> {
    const command: Command = {
      id: this.ports.newId(),
      kind,
      record,
      baseVersion,
      input,
      at: this.ports.now().toISOString(),
      state: 'waiting',
      attempts: 0,
      position: 0,
    };
    await this.ports.box.append(command);
    void this.run();
    return command;
  }

  /** Tries now, whatever the pause: the network came back, or the person asked. */
  hurry(): Promise<void> {
    this.pauses = 0;
    return this.run();
  }

  /** A person decided to try a refused command again, perhaps on top of what the server has now. */
  async retry(command: Command, change: { readonly baseVersion?: number | null; readonly input?: Row } = {}): Promise<void> {
    // A refusal had no effect and is remembered under its key, so the second try is a new command in the same place.
    const { refused, ...kept } = command;
    await this.ports.box.put({ ...kept, ...change, id: this.ports.newId(), state: 'waiting', attempts: 0 });
    await this.hurry();
  }

  /** A person decided that this must not happen after all. */
  async discard(command: Command): Promise<void> {
    const line = await this.ports.box.list();
    const lost = kinds[command.kind].registers === true ? line.filter(({ record }) => record === command.record) : [command];
    for (const one of lost) await this.ports.box.remove(one.position);
    await this.hurry();
  }

  close(): void {
    this.closed = true;
    this.cancelPause?.();
  }

  run(): Promise<void> {
    if (this.running !== undefined) {
      this.again = true;
      return this.running;
    }
    this.again = false;
    this.running = this.ports
      .alone(() => this.drain())
      .finally(() => {
        this.running = undefined;
        if (this.again && !this.closed) void this.run();
      });
    return this.running;
  }

  private async drain(): Promise<void> {
    this.cancelPause?.();
    while (!this.closed) {
      const next = nextToSend(await this.ports.box.list());
      if (next === undefined) return;
      if (!(await this.sendOne(next))) return;
    }
  }

  /** Whether to go on with the next one. */
  private async sendOne(next: Command): Promise<boolean> {
    const { box } = this.ports;
    const sending: Command = { ...next, state: 'sending', attempts: next.attempts + 1 };
    await box.put(sending);
    const outcome = await this.ports.send(sending);
    if (outcome.kind === 'done') return this.finish(sending, outcome.answer);
    if (outcome.kind === 'refused') {
      await box.put({ ...sending, state: 'attention', refused: outcome.refused });
      return true;
    }
    await box.put({ ...sending, state: 'waiting' });
    if (outcome.kind === 'signed_out') this.ports.signedOut();
    else this.pause(outcome.after);
    return false;
  }

  private async finish(sent: Command, answer: unknown): Promise<boolean> {
    const version = await this.ports.settle(sent, answer);
    for (const waiting of rebased(await this.ports.box.list(), sent, version)) await this.ports.box.put(waiting);
    await this.ports.box.remove(sent.position);
    this.pauses = 0;
    this.ports.sent(sent);
    return true;
  }

  private pause(atLeast = 0): void {
    this.pauses += 1;
    const pause = Math.min(longestPause, firstPause * 2 ** (this.pauses - 1));
    this.cancelPause?.();
    this.cancelPause = this.ports.later(Math.max(pause, atLeast), () => void this.run());
  }
}
