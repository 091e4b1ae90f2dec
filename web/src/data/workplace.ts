import { call } from './api/client';
import { Problem, Unreachable } from './api/problem';
import type { CaseRecord, Person } from './api/types';
import { isReached, onReachedChange, tellReached } from './connectivity';
import { ignoreClosed, ignoreFull, isFull, StoreClosed, type LocalStore } from './local/store';
import type { Command, Outcome } from './sync/command';
import { ownerOf, type RecordKind } from './records';
import { Documents } from './sync/documents';
import { kinds, withWaiting } from './sync/kinds';
import { wantingProof } from './sync/line';
import { Outbox } from './sync/outbox';
import { Pull } from './sync/pull';

const betweenPulls = 60_000;

async function aloneAmongTabs(name: string, work: () => Promise<void>): Promise<void> {
  // Without room, or without a store, nothing can be sent now; what waits is tried again.
  const untilClosed = (): Promise<void> => work().catch((error: unknown) => {
      if (!isFull(error)) ignoreClosed(error);
    });
  if (typeof navigator.locks === 'undefined') return untilClosed();
  await navigator.locks.request(name, untilClosed);
}

function pauseFor(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}

/** One signed-in person at work on this device: what is kept, what is waiting, what is fetched. */
export class Workplace {
  person: Person;
  readonly store: LocalStore;
  readonly outbox: Outbox;
  readonly documents: Documents;
  readonly pull: Pull;
  private readonly endings: (() => void)[] = [];
  private readonly isTheirs: () => boolean;
  private readonly signedOut: () => void;
  private closed = false;

  /** `isTheirs`: whether the session of this browser still is this person's; another tab may have changed it. */
  constructor(store: LocalStore, person: Person, session: { readonly isTheirs: () => boolean; readonly signedOut: () => void }) {
    this.store = store;
    this.person = person;
    this.isTheirs = session.isTheirs;
    this.signedOut = session.signedOut;
    this.documents = new Documents(store, () => {
      this.signedOut();
    });
    this.pull = new Pull(store, this.documents, () => this.person);
    this.outbox = new Outbox({
      box: store.unsent,
      send: (command) => this.send(command),
      settle: (command, answer) => this.settle(command, answer),
      fresh: (command) => this.fresh(command),
      now: () => new Date(),
      newId: () => crypto.randomUUID(),
      alone: (work) => aloneAmongTabs(`mahon-outbox-${person.id}`, work),
      later: pauseFor,
      signedOut: session.signedOut,
      sent: (command) => {
        this.afterSending(command);
      },
    });
  }

  start(): void {
    const timer = setInterval(() => void this.catchUp('due'), betweenPulls);
    this.endings.push(() => {
      clearInterval(timer);
    });
    const comeBack = (): void => {
      tellReached(true);
      void this.catchUp();
    };
    window.addEventListener('online', comeBack);
    this.endings.push(() => {
      window.removeEventListener('online', comeBack);
    });
    this.endings.push(onReachedChange(() => isReached() && void this.outbox.hurry()));
    void this.catchUp();
    void this.store.unsent.list().then((line) => this.store.files.sweep(line)).catch(ignoreClosed);
  }

  /** Sends what waits, then fetches what changed. */
  async catchUp(which: 'due' | 'all' = 'all'): Promise<void> {
    if (this.closed || !this.isTheirs()) return;
    try {
      await this.outbox.run(which);
      if (!this.isClosed()) await this.pull.run();
    } catch (error) {
      if (error instanceof Problem && error.refused.status === 401) this.signedOut();
      else if (!(error instanceof Unreachable || error instanceof Problem || error instanceof StoreClosed)) throw error;
    }
  }

  /** Shows the server who is at this device, then sends again what it would not take without that. Throws its refusal of the password. */
  async prove(password: string): Promise<void> {
    await call('/api/v2/sessions/proof', { method: 'POST', body: { data: { password } } });
    for (const command of wantingProof(await this.store.unsent.list())) await this.outbox.retry(command);
  }

  close(): void {
    this.closed = true;
    this.outbox.close();
    for (const end of this.endings.splice(0)) end();
  }

  private isClosed(): boolean {
    return this.closed;
  }

  private async send(command: Command): Promise<Outcome> {
    if (!this.isTheirs()) return { kind: 'signed_out' };
    const { path, request } = kinds[command.kind].request(command);
    try {
      const say = (): Promise<unknown> => call<unknown>(path, { ...request, idempotencyKey: command.id });
      return { kind: 'done', answer: command.kind === 'attach_file' ? await (await import('./sync/pieces')).attach(this.store.files, command, say) : await say() };
    } catch (error) {
      if (error instanceof StoreClosed) throw error;
      if (error instanceof Unreachable) return { kind: 'later', whose: error.whose, ...(error.retryAfter === undefined ? {} : { after: error.retryAfter }) };
      if (!(error instanceof Problem)) {
        // A command that breaks the app must not hold up the others.
        reportError(error);
        return { kind: 'later', whose: 'own' };
      }
      return error.refused.status === 401 ? { kind: 'signed_out' } : { kind: 'refused', refused: error.refused };
    }
  }

  private async settle(command: Command, answer: unknown): Promise<number | null> {
    const { about } = kinds[command.kind];
    if (about === undefined) return null;
    const stored = await this.store.record(about, command.record);
    const merged = withWaiting(command.record, stored, [command]);
    if (merged === undefined) return null;
    const data = (answer as { data?: Partial<CaseRecord> & { record?: Partial<CaseRecord> } } | undefined)?.data ?? {};
    const told = data.record ?? data;
    // No room for the copy is no reason to send it again: the next pull brings it.
    await this.store.putRecords(about, [{ ...merged, ...told, id: command.record }]).catch(ignoreFull);
    return typeof told.version === 'number' ? told.version : null;
  }

  private async fresh(command: Command): Promise<CaseRecord | undefined> {
    const { about } = kinds[command.kind];
    if (about === undefined || (await this.pull.one(about, command.record)) !== 'here') return undefined;
    return this.store.record(about, command.record);
  }

  /** The record, and the one whose rows show it. */
  private async fetchAgain(kind: RecordKind, id: string): Promise<void> {
    if ((await this.pull.one(kind, id)) !== 'here') return;
    const owner = ownerOf(kind, await this.store.record(kind, id));
    if (owner !== undefined) await this.pull.one(owner.kind, owner.id);
  }

  private afterSending(command: Command): void {
    const { about, stale } = kinds[command.kind];
    for (const name of stale?.(command) ?? []) void this.documents.refreshAgain(name);
    if (about !== undefined) void this.fetchAgain(about, command.record).catch(ignoreClosed);
  }
}
