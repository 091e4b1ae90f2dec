import type { Field, Row } from '../../../data/api/types';
import { useCommands, useWorkplace } from '../../../data/hooks';
import { isRow } from '../forms/values';
import { nameOf, shrunk } from './shrink';

export const largest = 20 * 1024 * 1024;

/** What a field of each type takes; `taken`: also from the camera, `single`: one at most. */
export const sorts: Readonly<Record<string, { readonly sort: string; readonly accept: string; readonly taken?: boolean; readonly single?: boolean }>> = {
  photo_upload_box: { sort: 'image', accept: 'image/jpeg,image/png,image/*', taken: true },
  audio_upload_box: { sort: 'audio', accept: 'audio/mpeg,audio/mp4,.mp3,.m4a' },
  document_upload_box: { sort: 'document', accept: '.pdf,.doc,.docx,.xls,.xlsx,.csv,.txt,image/jpeg,image/png' },
  signature: { sort: 'signature', accept: 'image/png', single: true },
};

export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** A file of a field, as it will be once what waits has been sent. */
export interface ShownFile {
  readonly key: string;
  readonly id: number | undefined;
  readonly name: string;
  readonly description: string;
  /** Where it is fetched; none while it waits on this device. */
  readonly url: string | undefined;
  readonly isPicture: boolean;
  readonly state: 'here' | 'waiting' | 'leaving' | 'refused';
}

function shown(said: Row, leaving: ReadonlySet<unknown>): ShownFile {
  const { id, file_name: name, description, attachment_url: url, content_type: type } = said;
  return {
    key: String(id),
    id: Number(id),
    name: typeof name === 'string' ? name : '',
    description: typeof description === 'string' ? description : '',
    url: typeof url === 'string' ? url : undefined,
    isPicture: typeof type === 'string' && type.startsWith('image/'),
    state: leaving.has(id) ? 'leaving' : 'here',
  };
}

/** The files of a field, then those of it that wait to be sent. */
export function useFiles(record: string, field: Field, value: unknown): ShownFile[] {
  const line = (useCommands() ?? []).filter((command) => command.record === record);
  const leaving = new Set(line.filter(({ kind }) => kind === 'delete_file').map(({ input }) => input.file_id));
  const kept = (Array.isArray(value) ? value : [value]).filter(isRow).map((said) => shown(said, leaving));
  const waiting = line
    .filter(({ kind, input }) => kind === 'attach_file' && input.field_name === field.name)
    .map(({ input, state }): ShownFile => ({ key: String(input.upload), id: undefined, name: String(input.file_name), description: '', url: undefined, isPicture: false, state: state === 'attention' ? 'refused' : 'waiting' }));
  return [...kept, ...waiting];
}

export interface FileCommands {
  /** Throws `TooLarge`, or what the device says that has no room for it. */
  readonly add: (field: Field, file: File) => Promise<void>;
  readonly remove: (id: number) => Promise<void>;
}

export function useFileCommands(record: string): FileCommands {
  const { outbox, store } = useWorkplace();
  return {
    add: async (field, file) => {
      const { sort = 'document' } = sorts[field.type] ?? {};
      const content = sort === 'image' ? await shrunk(file) : file;
      if (content.size > largest) throw new TooLarge();
      const upload = crypto.randomUUID();
      await store.files.put(upload, content);
      const input = { field_name: field.name, attachment_type: sort, file_name: nameOf(file, content), upload, size: content.size };
      await outbox.add({ kind: 'attach_file', record, input, baseVersion: null });
    },
    remove: (id) => outbox.add({ kind: 'delete_file', record, input: { file_id: id }, baseVersion: null }),
  };
}
