import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { caseKind, incidentKind } from '../records';
import type { Command } from '../sync/command';
import { databaseName, openDatabase, peopleHere } from './database';
import { makeKeys, seal } from './encryption';
import { LocalStore } from './store';

async function everythingStored(personId: number): Promise<string> {
  const raw = await openDB(databaseName(personId));
  const parts: string[] = [];
  for (const name of [...raw.objectStoreNames].filter((one) => one !== 'keys')) {
    for (const key of await raw.getAllKeys(name)) parts.push(String(key));
    for (const value of await raw.getAll(name)) {
      const { data } = (value as { sealed?: { data: ArrayBuffer }; data?: ArrayBuffer }).sealed ?? (value as { data: ArrayBuffer });
      parts.push(Buffer.from(data).toString('latin1'));
    }
  }
  raw.close();
  return parts.join('\n');
}

const command: Command = { id: 'c', kind: 'edit_case', record: 'case-1', baseVersion: 1, input: { name: 'Example Child' }, at: '', state: 'waiting', attempts: 0, position: 0 };

describe('the local store', () => {
  it('gives back what it was given, and nothing of it can be read from the database', async () => {
    const store = await LocalStore.open(1);
    await store.putRecords(caseKind, [{ id: 'case-1', name: 'Example Child', age: 9, notes: 'x'.repeat(200) }]);
    await store.putDocument('list Example Child', { secret: 'Example Child' }, '2026-11-22');
    await store.unsent.putDraft({ id: 'd', kind: 'edit_case', record: 'case-1', baseVersion: 1, input: { name: 'Example Child' }, before: {}, at: '2026-11-22' });
    await store.unsent.change({ add: command });
    store.close();

    const again = await LocalStore.open(1);
    expect((await again.record(caseKind, 'case-1'))?.name).toBe('Example Child');
    expect((await again.summaries(caseKind)).get('case-1')).toEqual({ id: 'case-1', name: 'Example Child', age: 9 });
    expect((await again.document<{ secret: string }>('list Example Child'))?.value.secret).toBe('Example Child');
    expect((await again.unsent.drafts())[0]?.input).toEqual({ name: 'Example Child' });
    expect((await again.unsent.list())[0]?.input).toEqual({ name: 'Example Child' });
    again.close();
    expect(await everythingStored(1)).not.toContain('Example');
  });

  it('keeps a key that cannot be read out', async () => {
    const store = await LocalStore.open(2);
    store.close();
    const raw = await openDB(databaseName(2));
    const keys = (await raw.get('keys', 'all')) as { seal: CryptoKey };
    raw.close();
    expect(keys.seal.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', keys.seal)).rejects.toThrow();
  });

  it('leaves nothing behind when the session ends and all is sent', async () => {
    const store = await LocalStore.open(3);
    await store.putRecords(caseKind, [{ id: 'case-1', name: 'Example Child' }]);
    await store.leave();
    expect(await peopleHere()).not.toContain(3);
    const fresh = await LocalStore.open(3);
    expect(await fresh.record(caseKind, 'case-1')).toBeUndefined();
    fresh.close();
  });

  it('keeps what was not sent when the session ends, and nothing else', async () => {
    const store = await LocalStore.open(5);
    await store.putRecords(caseKind, [{ id: 'case-1', name: 'Example Child' }]);
    await store.putDocument('me', { id: 5 }, '');
    await store.unsent.change({ add: command });
    await store.files.put('photo', new Blob(['points']));
    const writing = store.unsent.putDraft({ id: 'd', kind: 'register_case', record: 'd', baseVersion: null, input: { name_first: 'Begun' }, before: {}, at: '' });
    store.during(writing);
    await store.leave();
    const raw = await openDB(databaseName(5));
    const left = await Promise.all([...raw.objectStoreNames].map(async (name) => [name, await raw.count(name)]));
    raw.close();
    expect(Object.fromEntries(left)).toEqual({ cases: 0, commands: 1, documents: 0, drafts: 1, files: 1, incident_summaries: 0, incidents: 0, keys: 1, summaries: 0 });
    const again = await LocalStore.open(5);
    expect((await again.unsent.list()).map(({ id }) => id)).toEqual(['c']);
    expect((await again.unsent.drafts())[0]?.input).toEqual({ name_first: 'Begun' });
    expect(atob((await again.files.piece('photo', 0)) ?? '')).toBe('points');
    again.close();
  });

  it('does not bring back a command that was settled meanwhile, and changes all or nothing', async () => {
    const store = await LocalStore.open(4);
    const { unsent } = store;
    await unsent.change({ add: command });
    await unsent.change({ add: { ...command, id: 'other' } });
    const [first, second] = await unsent.list();
    if (first === undefined || second === undefined) throw new Error('The commands are there.');
    expect(await unsent.change({ put: [{ ...second, state: 'sending' }] })).toBe(true);
    expect(await unsent.change({ put: [{ ...second, state: 'attention' }], remove: [first] })).toBe(false);
    expect((await unsent.list()).map(({ id, state }) => `${id} ${state}`)).toEqual(['c waiting', 'other sending']);
    expect(await unsent.change({ remove: [first] })).toBe(true);
    expect(await unsent.change({ put: [{ ...first, state: 'attention' }] })).toBe(false);
    expect((await unsent.list()).map(({ id }) => id)).toEqual(['other']);
    await store.leave();
  });

  it('opens what an earlier app kept, with room for what that did not know', async () => {
    const keys = await makeKeys();
    const older = await openDB(databaseName(7), 2, {
      upgrade(fresh) {
        for (const name of ['keys', 'documents', 'cases', 'summaries', 'drafts', 'files']) fresh.createObjectStore(name);
        fresh.createObjectStore('commands', { autoIncrement: true });
      },
    });
    await older.put('keys', keys, 'all');
    await older.add('commands', { sealed: await seal(keys, 'commands', command) });
    older.close();
    const store = await LocalStore.open(7);
    expect((await store.unsent.list()).map(({ id }) => id)).toEqual(['c']);
    await store.putRecords(incidentKind, [{ id: 'incident-1', what_happened: 'Invented' }]);
    expect((await store.record(incidentKind, 'incident-1'))?.what_happened).toBe('Invented');
    await store.leave();
  });

  it('reads the drafts that an earlier app left', async () => {
    const store = await LocalStore.open(6);
    const { database, keys } = await openDatabase(6, () => undefined);
    const old = { value: { id: 'case-1', values: { name: 'Example', address: 'Typed' }, original: { name: 'Example', address: 'Old' }, baseVersion: 3 }, at: '2026-01-01' };
    await database.put('drafts', await seal(keys, 'drafts/a-name', old), 'a-name');
    database.close();
    expect(await store.unsent.drafts()).toEqual([{ id: 'a-name', kind: 'edit_case', record: 'case-1', baseVersion: 3, input: { address: 'Typed' }, before: { address: 'Old' }, at: '2026-01-01' }]);
    await store.leave();
  });
});
