import type { Row } from '../api/types';
import type { BoxChange, Command, CommandBox } from '../sync/command';
import { touched, type Draft } from '../sync/draft';
import type { Database, StoredCommand } from './database';
import { seal, unseal, type Keys } from './encryption';

/** A draft as an earlier app stored it: the whole record as typed, and as it was. */
interface OldDraft {
  readonly value: { readonly id: string; readonly values: Row; readonly original: Row; readonly baseVersion: number | null };
  readonly at: string;
}

function draftFrom(key: string, kept: Draft | OldDraft): Draft {
  if (!('value' in kept)) return { ...kept, id: key };
  const { id: record, values, original, baseVersion } = kept.value;
  const isNew = Object.keys(original).length === 0;
  return { id: key, kind: isNew ? 'register_case' : 'edit_case', record, baseVersion, ...touched(original, values), at: kept.at };
}

/** What the person typed or did and the server does not have yet: it outlives sessions, everything else does not. */
export class Unsent implements CommandBox {
  private readonly database: () => Database;
  private readonly keys: Keys;
  private readonly tell: (topic: 'commands' | 'drafts') => void;

  constructor(database: () => Database, keys: Keys, tell: (topic: 'commands' | 'drafts') => void) {
    this.database = database;
    this.keys = keys;
    this.tell = tell;
  }

  async list(): Promise<Command[]> {
    const reading = this.database().transaction('commands');
    const [keys, values] = await Promise.all([reading.store.getAllKeys(), reading.store.getAll()]);
    const commands = await Promise.all(values.map(({ sealed }) => unseal<Command>(this.keys, 'commands', sealed)));
    return commands.map((command, at) => ({ ...command, position: keys[at] ?? 0, revision: values[at]?.revision ?? 0 }));
  }

  async change({ add, put = [], remove = [], said }: BoxChange): Promise<boolean> {
    // A transaction ends at the first foreign await, so everything is sealed before it begins.
    const added = add === undefined ? undefined : await this.sealed(add, 0);
    const written = await Promise.all(put.map(async (one) => ({ position: one.position, value: await this.sealed(one, (one.revision ?? 0) + 1) })));
    const writing = this.database().transaction(['commands', 'drafts'], 'readwrite');
    const commands = writing.objectStore('commands');
    const there = await Promise.all([...put, ...remove].map(async (one) => ({ one, kept: await commands.get(one.position) })));
    const stands = there.every(({ one, kept }) => kept !== undefined && (kept.revision ?? 0) === (one.revision ?? 0));
    if (stands) {
      if (added !== undefined) void commands.add(added);
      for (const { position, value } of written) void commands.put(value, position);
      for (const { position } of remove) void commands.delete(position);
      if (said !== undefined) void writing.objectStore('drafts').delete(said);
    }
    await writing.done;
    if (stands) this.tell('commands');
    if (stands && said !== undefined) this.tell('drafts');
    return stands;
  }

  async drafts(): Promise<Draft[]> {
    const reading = this.database().transaction('drafts');
    const [keys, values] = await Promise.all([reading.store.getAllKeys(), reading.store.getAll()]);
    const kept = await Promise.all(values.map((sealed, at) => unseal<Draft | OldDraft>(this.keys, `drafts/${keys[at] ?? ''}`, sealed)));
    return kept.map((one, at) => draftFrom(keys[at] ?? '', one)).sort((one, other) => (one.at < other.at ? 1 : -1));
  }

  async putDraft(draft: Draft): Promise<void> {
    const sealed = await seal(this.keys, `drafts/${draft.id}`, draft);
    const writing = this.database().transaction('drafts', 'readwrite');
    const isNew = (await writing.store.getKey(draft.id)) === undefined;
    void writing.store.put(sealed, draft.id);
    writing.commit();
    await writing.done;
    if (isNew) this.tell('drafts');
  }

  async removeDraft(id: string): Promise<void> {
    await this.database().delete('drafts', id);
    this.tell('drafts');
  }

  /** How much there is, without opening any of it. */
  async count(): Promise<{ readonly commands: number; readonly drafts: number }> {
    const [commands, drafts] = await Promise.all([this.database().count('commands'), this.database().count('drafts')]);
    return { commands, drafts };
  }

  private async sealed(command: Command, revision: number): Promise<StoredCommand> {
    return { sealed: await seal(this.keys, 'commands', command), revision };
  }
}
