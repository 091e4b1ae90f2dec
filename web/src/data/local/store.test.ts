import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { caseKind } from '../records';
import { databaseName, peopleHere } from './database';
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

describe('the local store', () => {
  it('gives back what it was given, and nothing of it can be read from the database', async () => {
    const store = await LocalStore.open(1);
    await store.putRecords(caseKind, [{ id: 'case-1', name: 'Example Child', age: 9, notes: 'x'.repeat(200) }]);
    await store.putDocument('list Example Child', { secret: 'Example Child' }, '2026-11-22');
    await store.putDraft('case/case-1', { name: 'Example Child' }, '2026-11-22');
    await store.append({ id: 'c', kind: 'edit_case', record: 'case-1', baseVersion: 1, input: { name: 'Example Child' }, at: '', state: 'waiting', attempts: 0, position: 0 });
    store.close();

    const again = await LocalStore.open(1);
    expect((await again.record(caseKind, 'case-1'))?.name).toBe('Example Child');
    expect((await again.summaries(caseKind)).get('case-1')).toEqual({ id: 'case-1', name: 'Example Child', age: 9 });
    expect((await again.document<{ secret: string }>('list Example Child'))?.value.secret).toBe('Example Child');
    expect((await again.list())[0]?.input).toEqual({ name: 'Example Child' });
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

  it('leaves nothing behind when it is wiped', async () => {
    const store = await LocalStore.open(3);
    await store.putRecords(caseKind, [{ id: 'case-1', name: 'Example Child' }]);
    await store.wipe();
    expect(await peopleHere()).not.toContain(3);
    const fresh = await LocalStore.open(3);
    expect(await fresh.record(caseKind, 'case-1')).toBeUndefined();
    fresh.close();
  });

  it('does not bring back a command that was settled meanwhile', async () => {
    const store = await LocalStore.open(4);
    await store.append({ id: 'c', kind: 'edit_case', record: 'r', baseVersion: 1, input: {}, at: '', state: 'waiting', attempts: 0, position: 0 });
    const [command] = await store.list();
    if (command === undefined) throw new Error('The command is there.');
    await store.remove(command.position);
    await store.put({ ...command, state: 'attention' });
    expect(await store.list()).toEqual([]);
    await store.wipe();
  });
});
