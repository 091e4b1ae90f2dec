import { useEffect, useState } from 'react';
import type { Row } from './api/types';
import { useWorkplace } from './hooks';
import { isFull, StoreClosed, type LocalStore } from './local/store';
import type { CommandKind } from './sync/command';
import type { Draft } from './sync/draft';

export interface Wanted {
  readonly kind: CommandKind;
  /** The record it is about; a registration makes its own. */
  readonly record: string | undefined;
  /** The draft this page had when it was left or loaded again. */
  readonly id: string | undefined;
}

export interface Typed {
  readonly input: Row;
  readonly before: Row;
  readonly baseVersion: number | null;
}

/** A page that is loaded again waits for its former self to let go. */
const patience = 2_000;

/** Takes a name among all tabs of this browser, until it is let go. */
async function hold(name: string, wait: number): Promise<(() => void) | undefined> {
  // Insecure pages have no locks; they are for trying out only.
  const locks = (navigator as Partial<Navigator>).locks;
  if (locks === undefined) return () => undefined;
  return new Promise((resolve) => {
    const options = wait === 0 ? { ifAvailable: true } : { signal: AbortSignal.timeout(wait) };
    locks
      .request(name, options, (lock) => {
        if (lock === null) {
          resolve(undefined);
          return;
        }
        return new Promise<void>((release) => {
          resolve(() => {
            release();
          });
        });
      })
      .catch(() => {
        resolve(undefined);
      });
  });
}

/** One draft in the hands of one tab. What is typed is written at once; another tab never has the same draft. */
export class Keeper {
  readonly id: string;
  readonly record: string;
  readonly found: Draft | undefined;
  /** It was asked for, and another tab has it open. */
  readonly elsewhere: boolean;
  private readonly store: LocalStore;
  private readonly kind: CommandKind;
  private readonly letGo: () => void;
  private readonly onRoom: (full: boolean) => void;
  private pending: Typed | undefined;
  private writing: Promise<void> | undefined;
  private full = false;
  private stopped = false;

  private constructor(store: LocalStore, kind: CommandKind, taken: Pick<Keeper, 'id' | 'record' | 'found' | 'elsewhere'>, letGo: () => void, onRoom: (full: boolean) => void) {
    this.store = store;
    this.kind = kind;
    this.id = taken.id;
    this.record = taken.record;
    this.found = taken.found;
    this.elsewhere = taken.elsewhere;
    this.letGo = letGo;
    this.onRoom = onRoom;
    window.addEventListener('beforeunload', this.askToStay);
  }

  static async take(store: LocalStore, { kind, record, id }: Wanted, onRoom: (full: boolean) => void = () => undefined): Promise<Keeper> {
    const lockOf = (draft: string): string => `mahon-draft-${store.personId}-${draft}`;
    const fits = (draft: Draft): boolean => draft.kind === kind && (id === undefined ? draft.record === record : draft.id === id);
    const lying = (await store.unsent.drafts()).filter(fits);
    for (const { id: wanted } of lying) {
      const letGo = await hold(lockOf(wanted), id === undefined ? 0 : patience);
      if (letGo === undefined) continue;
      // The tab that had it may have written more, or said it.
      const found = (await store.unsent.drafts()).find((draft) => draft.id === wanted);
      if (found !== undefined) return new Keeper(store, kind, { id: wanted, record: found.record, found, elsewhere: false }, letGo, onRoom);
      letGo();
    }
    const fresh = crypto.randomUUID();
    const letGo = (await hold(lockOf(fresh), patience)) ?? ((): void => undefined);
    return new Keeper(store, kind, { id: fresh, record: record ?? fresh, found: undefined, elsewhere: lying.length > 0 }, letGo, onRoom);
  }

  keep(typed: Typed): void {
    if (this.stopped) return;
    this.pending = typed;
    if (this.writing !== undefined) return;
    this.writing = this.write().finally(() => {
      this.writing = undefined;
    });
    this.store.during(this.writing);
  }

  /** Writes no more: what was typed is being said. `go on` if it could not be. */
  async stop(): Promise<() => void> {
    this.stopped = true;
    await this.writing;
    return () => {
      this.stopped = false;
    };
  }

  async drop(): Promise<void> {
    this.pending = undefined;
    await this.stop();
    await this.store.unsent.removeDraft(this.id);
  }

  /** The page is left; what it still writes is written first. */
  async release(): Promise<void> {
    await this.writing;
    window.removeEventListener('beforeunload', this.askToStay);
    this.letGo();
  }

  private async write(): Promise<void> {
    const { id, kind, record, store } = this;
    while (this.pending !== undefined) {
      const { input, before, baseVersion } = this.pending;
      this.pending = undefined;
      const draft: Draft = { id, kind, record, baseVersion, input, before, at: new Date().toISOString() };
      try {
        await (Object.keys(input).length === 0 ? store.unsent.removeDraft(id) : store.unsent.putDraft(draft));
        this.room(false);
      } catch (error) {
        if (isFull(error)) this.room(true);
        else if (!(error instanceof StoreClosed)) throw error;
      }
    }
  }

  private room(full: boolean): void {
    if (this.full !== full) this.onRoom(full);
    this.full = full;
  }

  private readonly askToStay = (event: BeforeUnloadEvent): void => {
    if (this.writing !== undefined || this.full) event.preventDefault();
  };
}

export interface Drafting {
  readonly keeper: Keeper | undefined;
  /** The device has no room for what is being typed. */
  readonly full: boolean;
}

/** A draft of this tab, for as long as the page is open. Which one is asked for is read when the page opens. */
export function useDrafting(kind: CommandKind, record: string | undefined, id: string | undefined): Drafting {
  const { store } = useWorkplace();
  const [keeper, setKeeper] = useState<Keeper>();
  const [full, setFull] = useState(false);
  const [asked] = useState(id);
  useEffect(() => {
    let current = true;
    let taken: Keeper | undefined;
    Keeper.take(store, { kind, record, id: asked }, setFull)
      .then((found) => {
        taken = found;
        if (current) setKeeper(found);
        else void found.release();
      })
      .catch((error: unknown) => {
        if (!(error instanceof StoreClosed)) throw error;
      });
    return () => {
      current = false;
      void taken?.release();
    };
  }, [store, kind, record, asked]);
  return { keeper, full };
}
