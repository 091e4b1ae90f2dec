import type { Command } from '../sync/command';
import type { Database } from './database';
import { seal, unseal, type Keys, type Sealed } from './encryption';

/** Bytes of a piece: as many as the server takes at once, and a whole number of Base64's threes. */
export const pieceSize = 510 * 1024;

/** What no command sends is forgotten after so long; a command that is being written is younger. */
const forgotten = 60 * 60 * 1000;

function base64(part: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => {
      done(String(reader.result).replace(/^[^,]*,/, ''));
    };
    reader.onerror = () => {
      failed(reader.error ?? new Error('unreadable'));
    };
    reader.readAsDataURL(part);
  });
}

/** Files that wait to be sent, in pieces: a large one is never whole in a command, nor opened whole to send it. */
export class UnsentFiles {
  private readonly database: () => Database;
  private readonly keys: Keys;

  constructor(database: () => Database, keys: Keys) {
    this.database = database;
    this.keys = keys;
  }

  /** Throws where the device has no room for it. */
  async put(file: string, content: Blob): Promise<void> {
    for (let offset = 0; offset < content.size; offset += pieceSize) {
      const piece = await base64(content.slice(offset, offset + pieceSize));
      const place = `${file}/${offset}`;
      await this.write(place, await seal(this.keys, `files/${place}`, { at: Date.now(), piece }));
    }
  }

  /** The piece that begins there, in Base64. */
  async piece(file: string, offset: number): Promise<string | undefined> {
    const place = `${file}/${offset}`;
    const sealed = await this.database().get('files', place);
    return sealed === undefined ? undefined : (await unseal<{ piece: string }>(this.keys, `files/${place}`, sealed)).piece;
  }

  async remove(file: string): Promise<void> {
    await this.database().delete('files', IDBKeyRange.bound(`${file}/`, `${file}0`, false, true));
  }

  /** Away with the files that no command of the line sends any more: somebody dropped it. */
  async sweep(line: readonly Command[]): Promise<void> {
    const wanted = new Set(line.map(({ input }) => input.upload));
    for (const place of await this.database().getAllKeys('files')) {
      const file = place.slice(0, place.indexOf('/'));
      const sealed = wanted.has(file) ? undefined : await this.database().get('files', place);
      if (sealed === undefined) continue;
      const { at } = await unseal<{ at: number }>(this.keys, `files/${place}`, sealed);
      if (Date.now() - at > forgotten) await this.database().delete('files', place);
    }
  }

  private async write(place: string, sealed: Sealed): Promise<void> {
    await this.database().put('files', sealed, place);
  }
}
