import type { Row, Value } from '../../data/api/types';
import { caseKind, type RecordKind } from '../../data/records';
import type { CommandKind, Intent } from '../../data/sync/command';
import { kinds } from '../../data/sync/kinds';
import type { Line } from '../../ui/lines';

/** The words for what is not sent; the features that know the trade bring them. */
export interface SaidWords {
  readonly lines: (said: Pick<Intent, 'kind' | 'input'>) => readonly Line[];
  readonly field: (name: string, item?: string) => string;
  readonly row: (name: string, row: Row) => string;
  readonly value: (name: string, value: Value, item?: string) => string;
}

/** The words for one sort of command. */
export type WordsFor = (kind: CommandKind) => SaidWords;

/** The record that something is about, when it is about one. */
export function recordOf({ kind, record, input }: Pick<Intent, 'kind' | 'record' | 'input'>): { readonly kind: RecordKind; readonly id: string } | undefined {
  const { about } = kinds[kind];
  if (about !== undefined) return { kind: about, id: record };
  if (['make_referral', 'make_transfer', 'make_transfer_request'].includes(kind)) return { kind: caseKind, id: record };
  return typeof input.case_id === 'string' ? { kind: caseKind, id: input.case_id } : undefined;
}
