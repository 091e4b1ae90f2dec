import type { CaseRecord } from '../api/types';
import type { RecordKind } from '../records';
import type { Command, CommandBox } from '../sync/command';
import { deleteDatabase, openDatabase, type Database } from './database';
import { opaqueName, seal, unseal, type Keys, type Sealed } from './encryption';
import { Live, type Topic } from './live';
import { summaryOf } from './summary';

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

type Place = 'documents' | 'drafts' | RecordKind['places']['whole' | 'short'];

/** Everything one person has on this device. Values are sealed before they touch the database. */
export class LocalStore implements CommandBox {
  readonly personId: number;
  readonly live: Live;
  private readonly opened: Database;
  private readonly keys: Keys;
  private closed = false;
  private readonly documentCache = new Map<string, Kept<unknown>>();
  private readonly summaryCaches = new Map<string, Promise<Map<string, CaseRecord>>>();

  private constructor(personId: number, database: Database, keys: Keys) {
    this.personId = personId;
    this.opened = database;
    this.keys = keys;
    this.live = new Live(`mahon-${personId}`, (topic) => {
      this.forget(topic);
    });
  }

  /** `onWiped` is called when another of the person's tabs has signed out and takes the store away. */
  static async open(personId: number, onWiped: () => void = () => undefined): Promise<LocalStore> {
    let store: LocalStore | undefined = undefined;
    const { database, keys } = await openDatabase(personId, () => {
      store?.close();
      onWiped();
    });
    store = new LocalStore(personId, database, keys);
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

  async draft<T>(name: string): Promise<Kept<T> | undefined> {
    return this.read<Kept<T>>('drafts', await opaqueName(this.keys, name));
  }

  async putDraft(name: string, value: unknown, at: string): Promise<void> {
    await this.write('drafts', [[await opaqueName(this.keys, name), { value, at }]]);
  }

  async removeDraft(name: string): Promise<void> {
    await this.database.delete('drafts', await opaqueName(this.keys, name));
  }

  async list(): Promise<Command[]> {
    const reading = this.database.transaction('commands');
    const [keys, values] = await Promise.all([reading.store.getAllKeys(), reading.store.getAll()]);
    const commands = await Promise.all(values.map(({ sealed }) => unseal<Command>(this.keys, 'commands', sealed)));
    return commands.map((command, at) => ({ ...command, position: keys[at] ?? 0 }));
  }

  async append(command: Command): Promise<void> {
    const sealed = await seal(this.keys, 'commands', command);
    await this.database.add('commands', { sealed });
    this.live.tell('commands');
  }

  async put(command: Command): Promise<void> {
    const sealed = await seal(this.keys, 'commands', command);
    const writing = this.database.transaction('commands', 'readwrite');
    // A command another tab has settled meanwhile must not come back.
    if ((await writing.store.getKey(command.position)) !== undefined) await writing.store.put({ sealed }, command.position);
    await writing.done;
    this.live.tell('commands');
  }

  async remove(position: number): Promise<void> {
    await this.database.delete('commands', position);
    this.live.tell('commands');
  }

  /** How many commands wait, without opening them. */
  async waiting(): Promise<number> {
    return this.database.count('commands');
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.live.close();
    this.opened.close();
  }

  async wipe(): Promise<void> {
    this.close();
    this.documentCache.clear();
    this.summaryCaches.clear();
    await deleteDatabase(this.personId);
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
