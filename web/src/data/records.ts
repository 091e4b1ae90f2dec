import type { Person, Row } from './api/types';

/** A kind of record, as this device keeps it. Said once; fetching, keeping and sending ask it. */
export interface RecordKind {
  /** Names its commands (`register_case`). */
  readonly name: 'case' | 'incident';
  /** Names its rights and its pages, and what readers of the store listen to. */
  readonly plural: 'cases' | 'incidents';
  readonly path: string;
  /** Where the store keeps it whole, and the short values that lists need. */
  readonly places: { readonly whole: 'cases' | 'incidents'; readonly short: 'summaries' | 'incident_summaries' };
  /** Names the document that says how far the device is with it. */
  readonly progress: string;
  /** Names the document of its forms, and where they come from. */
  readonly forms: { readonly name: 'forms' | 'incident_forms'; readonly path: string };
  /** The ability of a person without which nothing of it is asked for. */
  readonly needs?: string;
  /** The kind of the record that it belongs to, whose rows show it, and the field that names that record. */
  readonly belongs?: { readonly to: RecordKind; readonly by: string };
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
  forms: { name: 'forms', path: '/api/v2/forms?record_type=case' },
  most: 2_000,
  fresh: (at) => ({ created_at: at, status: 'open', record_state: true, abilities: ['write'] }),
};

export const incidentKind: RecordKind = {
  name: 'incident',
  plural: 'incidents',
  path: '/api/v2/incidents',
  places: { whole: 'incidents', short: 'incident_summaries' },
  progress: 'incident_progress',
  forms: { name: 'incident_forms', path: '/api/v2/forms?record_type=incident' },
  needs: 'read_incidents',
  belongs: { to: caseKind, by: 'incident_case_id' },
  most: 2_000,
  fresh: (at) => ({ created_at: at, status: 'open', record_state: true, abilities: ['write'] }),
};

export const recordKinds: readonly RecordKind[] = [caseKind, incidentKind];

/** Those of which this person may be shown any. */
export function kindsOf({ abilities }: Pick<Person, 'abilities'>): RecordKind[] {
  return recordKinds.filter(({ needs }) => needs === undefined || abilities?.includes(needs) === true);
}

/** The record that this one belongs to, where it names one. */
export function ownerOf({ belongs }: RecordKind, record: Row | undefined): { readonly kind: RecordKind; readonly id: string } | undefined {
  const id = belongs === undefined ? undefined : record?.[belongs.by];
  return belongs === undefined || typeof id !== 'string' ? undefined : { kind: belongs.to, id };
}

export function pathOf(kind: RecordKind, id: string): string {
  return `${kind.path}/${encodeURIComponent(id)}`;
}
