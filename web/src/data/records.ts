import type { Row } from './api/types';

/** A kind of record, as this device keeps it. Said once; fetching, keeping and sending ask it. */
export interface RecordKind {
  /** Names its commands (`register_case`). */
  readonly name: 'case';
  /** Names its rights, and what readers of the store listen to. */
  readonly plural: string;
  readonly path: string;
  /** Where the store keeps it whole, and the short values that lists need. */
  readonly places: { readonly whole: 'cases'; readonly short: 'summaries' };
  /** Names the document that says how far the device is with it. */
  readonly progress: string;
  /** Most of them a device keeps by itself. A person who sees more works with the server's lists. */
  readonly most: number;
  /** What one is that was registered here and that the server does not know yet. */
  readonly fresh: (at: string) => Row;
}

export const caseKind: RecordKind = {
  name: 'case',
  plural: 'cases',
  path: '/api/v2/cases',
  places: { whole: 'cases', short: 'summaries' },
  progress: 'progress',
  most: 2_000,
  fresh: (at) => ({ created_at: at, status: 'open', record_state: true, abilities: ['write'] }),
};

export const recordKinds: readonly RecordKind[] = [caseKind];

export function pathOf(kind: RecordKind, id: string): string {
  return `${kind.path}/${encodeURIComponent(id)}`;
}
