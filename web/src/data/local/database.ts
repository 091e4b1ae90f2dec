import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { recordKinds } from '../records';
import { makeKeys, type Keys, type Sealed } from './encryption';

/** `revision` counts how often it was put, so that two who change it at once notice. */
export interface StoredCommand {
  readonly sealed: Sealed;
  readonly revision?: number;
}

/** One database per person. Only opaque ids are readable in it; every value is sealed. */
export interface MahonSchema extends DBSchema {
  keys: { key: string; value: Keys };
  documents: { key: string; value: Sealed };
  cases: { key: string; value: Sealed };
  summaries: { key: string; value: Sealed };
  incidents: { key: string; value: Sealed };
  incident_summaries: { key: string; value: Sealed };
  drafts: { key: string; value: Sealed };
  commands: { key: number; value: StoredCommand };
  /** Pieces of files that wait to be sent, each under `file/place`. */
  files: { key: string; value: Sealed };
}

export type Database = IDBPDatabase<MahonSchema>;

const prefix = 'mahon-person-';

export function databaseName(personId: number): string {
  return `${prefix}${personId}`;
}

/** `onWanted` is called when another tab wants to remove the database. */
export async function openDatabase(personId: number, onWanted: () => void): Promise<{ database: Database; keys: Keys }> {
  const database = await openDB<MahonSchema>(databaseName(personId), 3, {
    upgrade(fresh, before) {
      if (before < 2) fresh.createObjectStore('files');
      for (const place of recordKinds.flatMap(({ places }) => Object.values(places))) {
        if (!fresh.objectStoreNames.contains(place)) fresh.createObjectStore(place);
      }
      if (before > 0) return;
      fresh.createObjectStore('keys');
      fresh.createObjectStore('documents');
      fresh.createObjectStore('drafts');
      fresh.createObjectStore('commands', { autoIncrement: true });
    },
    blocking: onWanted,
  });
  const kept = await database.get('keys', 'all');
  if (kept !== undefined) return { database, keys: kept };
  const made = await makeKeys();
  // Two tabs may start at once: the first key written is the one both use.
  const writing = database.transaction('keys', 'readwrite');
  const first = await writing.store.get('all');
  if (first === undefined) await writing.store.put(made, 'all');
  await writing.done;
  return { database, keys: first ?? made };
}

/** Resolves when it is gone, or when another tab that does not answer holds it: then it goes with that tab. */
export async function deleteDatabase(personId: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    deleteDB(databaseName(personId), { blocked: () => resolve() }).then(resolve, reject);
  });
}

/** Empties all but what was not sent, and says whether there is any. */
export async function keepUnsent(database: Database): Promise<boolean> {
  const places = ['documents', ...recordKinds.flatMap(({ places: { whole, short } }) => [whole, short])] as const;
  const writing = database.transaction([...places, 'drafts', 'commands'], 'readwrite');
  for (const place of places) void writing.objectStore(place).clear();
  const [drafts, commands] = await Promise.all([writing.objectStore('drafts').count(), writing.objectStore('commands').count()]);
  await writing.done;
  return drafts + commands > 0;
}

/** People whose stores are on this device. */
export async function peopleHere(): Promise<number[]> {
  if (typeof indexedDB.databases !== 'function') return [];
  const all = await indexedDB.databases();
  return all
    .map(({ name }) => name ?? '')
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(name.slice(prefix.length)))
    .filter(Number.isInteger);
}
