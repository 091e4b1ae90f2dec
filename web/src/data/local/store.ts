import type { CaseRecord } from '../api/types';
import type { RecordKind } from '../records';
import { deleteDatabase, keepUnsent, openDatabase, type Database } from './database';
import { opaqueName, seal, unseal, type Keys, type Sealed } from './encryption';
import { Live, type Topic } from './live';
import { summaryOf } from './summary';
import { UnsentFiles } from './unsent-files';
import { Unsent } from './unsent';

export interface Kept<T> {
  readonly value: T;
  readonly at: string;
}

/** The store was closed while something was still under way: the person left, and it no longer matters. */
export class StoreClosed extends Error {
  override readonly name = 'StoreClosed';
}

export function ignoreClosed(error: unknown): void {
  if (!(error instanceof StoreClosed)) throw error;
}

/** What the person's other tabs are told when the session ends. */
const left: Topic = 'left';

/** Whether the device has no room left, or the browser gives none. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

export function ignoreFull(error: unknown): void {
  if (!isFull(error)) throw error;
}

type Place = 'documents' | RecordKind['places']['whole' | 'short'];

/** Everything one person has on this device. Values are sealed before they touch the database. */
export class LocalStore {
  readonly personId: number;
  readonly live: Live;
  readonly unsent: Unsent;
  readonly files: UnsentFiles;
  private readonly opened: Database;
  private readonly keys: Keys;
  private closed = false;
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly documentCache = new Map<string, Kept<unknown>>();
  private readonly summaryCaches = new Map<string, Promise<Map<string, CaseRecord>>>();

  private constructor(personId: number, database: Database, keys: Keys, onLeft: () => void) {
    this.personId = personId;
    this.opened = database;
    this.keys = keys;
    this.live = new Live(`mahon-${personId}`, (topic) => {
      if (topic === left) onLeft();
      else this.forget(topic);
    });
    this.files = new UnsentFiles(() => this.database, keys);
    this.unsent = new Unsent(
      () => this.database,
      keys,
      (topic) => {
        this.live.tell(topic);
      },
    );
  }

  /** `onLeft` is called when another of the person's tabs has ended the session. */
  static async open(personId: number, onLeft: () => void = () => undefined): Promise<LocalStore> {
    let store: LocalStore | undefined = undefined;
    const { database, keys } = await openDatabase(personId, () => {
      store?.close();
      onLeft();
    });
    store = new LocalStore(personId, database, keys, onLeft);
    return store;
  }

  private get database(): Database {
    if (this.closed) throw new StoreClosed();
    return this.opened;
  }

  async document<T>(name: string): Promise<Kept<T> | undefined> {
    const cached = this.documentCache.get(name);
    if (cached !== undefined) return cached as Kept<T>;
    const kept = await this.read<Kept<T>>('documents', await opaqueName(this.keys, name));
    if (kept !== undefined) this.documentCache.set(name, kept);
    return kept;
  }

  /** `passing` documents live in memory only: pages of a list would otherwise pile up on the device. */
  async putDocument(name: string, value: unknown, at: string, keep: 'stored' | 'passing' = 'stored'): Promise<void> {
    const kept = { value, at };
    if (keep === 'stored') await this.write('documents', [[await opaqueName(this.keys, name), kept]]);
    this.documentCache.set(name, kept);
    this.live.tell(`document:${name}`);
  }

  async record(kind: RecordKind, id: string): Promise<CaseRecord | undefined> {
    return this.read<CaseRecord>(kind.places.whole, id);
  }

  async summaries(kind: RecordKind): Promise<Map<string, CaseRecord>> {
    const cached = this.summaryCaches.get(kind.plural);
    if (cached !== undefined) return cached;
    const loading = this.loadSummaries(kind);
    this.summaryCaches.set(kind.plural, loading);
    return loading;
  }

  async putRecords(kind: RecordKind, records: readonly CaseRecord[]): Promise<void> {
    if (records.length === 0) return;
    const small = records.map(summaryOf);
    await this.write(kind.places.whole, records.map((record) => [record.id, record]));
    await this.write(kind.places.short, small.map((record) => [record.id, record]));
    const cache = await this.summaries(kind);
    for (const record of small) cache.set(record.id, record);
    this.live.tell(kind.plural);
  }

  async removeRecords(kind: RecordKind, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const { whole, short } = kind.places;
    const writing = this.database.transaction([whole, short], 'readwrite');
    for (const id of ids) {
      void writing.objectStore(whole).delete(id);
      void writing.objectStore(short).delete(id);
    }
    await writing.done;
    const cache = await this.summaries(kind);
    for (const id of ids) cache.delete(id);
    this.live.tell(kind.plural);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.live.close();
    this.opened.close();
  }

  /** Writing that must be done before the store closes. */
  during(writing: Promise<unknown>): void {
    this.underWay.add(writing);
    const done = (): unknown => this.underWay.delete(writing);
    writing.then(done, done);
  }

  /** Closes it once all that is being written is there. */
  async finish(): Promise<void> {
    await Promise.allSettled([...this.underWay]);
    this.close();
  }

  /** The session has ended: what was not sent stays, everything else goes. */
  async leave(): Promise<void> {
    this.live.tell(left);
    await Promise.allSettled([...this.underWay]);
    this.closed = true;
    this.documentCache.clear();
    this.summaryCaches.clear();
    const unsent = await keepUnsent(this.opened);
    this.live.close();
    this.opened.close();
    if (!unsent) await deleteDatabase(this.personId);
  }

  private forget(topic: Topic): void {
    this.summaryCaches.delete(topic);
    if (topic.startsWith('document:')) this.documentCache.delete(topic.slice('document:'.length));
  }

  private async loadSummaries({ places: { short } }: RecordKind): Promise<Map<string, CaseRecord>> {
    const reading = this.database.transaction(short);
    const [keys, sealed] = await Promise.all([reading.store.getAllKeys(), reading.store.getAll()]);
    const records = await Promise.all(
      sealed.map((one, at) => unseal<CaseRecord>(this.keys, `${short}/${keys[at] ?? ''}`, one)),
    );
    return new Map(records.map((record) => [record.id, record]));
  }

  private async read<T>(place: Place, key: string): Promise<T | undefined> {
    const sealed = await this.database.get(place, key);
    return sealed === undefined ? undefined : unseal<T>(this.keys, `${place}/${key}`, sealed);
  }

  private async write(place: Place, values: readonly (readonly [string, unknown])[]): Promise<void> {
    // A transaction ends at the first foreign await, so everything is sealed before it begins.
    const sealed: [string, Sealed][] = await Promise.all(
      values.map(async ([key, value]): Promise<[string, Sealed]> => [key, await seal(this.keys, `${place}/${key}`, value)]),
    );
    const writing = this.database.transaction(place, 'readwrite');
    for (const [key, value] of sealed) void writing.store.put(value, key);
    await writing.done;
  }
}
