import { call, wasStopped } from '../api/client';
import { Problem, Unreachable, type Refused } from '../api/problem';
import { StoreClosed, type LocalStore } from '../local/store';

export type Freshness =
  | { readonly kind: 'asking' }
  | { readonly kind: 'fresh' }
  /** Nobody answered; what is kept is shown with its age. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly refused: Refused };

/** Answers that are kept whole under a name: configuration, dashboards, the inbox, pages of a long list. */
export class Documents {
  private readonly store: LocalStore;
  private readonly signedOut: () => void;
  private readonly paths = new Map<string, { readonly path: string; readonly keep: 'stored' | 'passing' }>();
  private readonly asking = new Map<string, Promise<void>>();
  private readonly watched = new Map<string, number>();
  private readonly stops = new Map<string, AbortController>();
  private readonly states = new Map<string, Freshness>();

  constructor(store: LocalStore, signedOut: () => void) {
    this.store = store;
    this.signedOut = signedOut;
  }

  freshness(name: string): Freshness {
    return this.states.get(name) ?? { kind: 'asking' };
  }

  /** Fetches and keeps; never throws, how it went is `freshness`. */
  refresh(name: string, path: string, keep: 'stored' | 'passing' = 'stored'): Promise<void> {
    this.paths.set(name, { path, keep });
    const underWay = this.asking.get(name);
    if (underWay !== undefined) return underWay;
    const asking = this.fetch(name, path, keep).finally(() => {
      if (this.asking.get(name) === asking) this.asking.delete(name);
    });
    this.asking.set(name, asking);
    return asking;
  }

  /** Fetches again what some screen has asked for in this session; what nobody looked at stays unfetched. */
  async refreshAgain(name: string): Promise<void> {
    const known = this.paths.get(name);
    if (known === undefined) return;
    await this.asking.get(name);
    await this.refresh(name, known.path, known.keep);
  }

  /** Asks for a passing answer as long as somebody looks at it. Returns how they say that they do no more. */
  watch(name: string, path: string): () => void {
    this.watched.set(name, (this.watched.get(name) ?? 0) + 1);
    void this.refresh(name, path, 'passing');
    return () => {
      const left = (this.watched.get(name) ?? 1) - 1;
      this.watched.set(name, left);
      if (left > 0) return;
      this.stops.get(name)?.abort();
      this.stops.delete(name);
      this.asking.delete(name);
    };
  }

  private async fetch(name: string, path: string, keep: 'stored' | 'passing'): Promise<void> {
    const stop = new AbortController();
    if (keep === 'passing') this.stops.set(name, stop);
    try {
      const value = await call<unknown>(path, { stop });
      await this.store.putDocument(name, value, new Date().toISOString(), keep);
      // Not before it is there: a page would say for a moment that there is nothing.
      this.become(name, { kind: 'fresh' });
    } catch (error) {
      if (error instanceof StoreClosed || wasStopped(error)) return;
      if (error instanceof Unreachable) this.become(name, { kind: 'unreachable' });
      else if (!(error instanceof Problem)) throw error;
      else if (error.refused.status === 401) this.signedOut();
      else this.become(name, { kind: 'refused', refused: error.refused });
    }
  }

  private become(name: string, next: Freshness): void {
    this.states.set(name, next);
    this.store.live.tell(`document:${name}`);
  }
}
