import type { Row, Value } from '../../data/api/types';
import { caseKind } from '../../data/records';
import type { Intent } from '../../data/sync/command';
import { kinds } from '../../data/sync/kinds';
import type { Line } from '../../ui/lines';

/** The words for what is not sent; the features that know the trade bring them. */
export interface SaidWords {
  readonly lines: (said: Pick<Intent, 'kind' | 'input'>) => readonly Line[];
  readonly field: (name: string, item?: string) => string;
  readonly row: (name: string, row: Row) => string;
  readonly value: (name: string, value: Value, item?: string) => string;
}

/** The case that something is about, when it is about one. */
export function caseOf({ kind, record, input }: Pick<Intent, 'kind' | 'record' | 'input'>): string | undefined {
  if (kinds[kind].about === caseKind || ['make_referral', 'make_transfer', 'make_transfer_request'].includes(kind)) return record;
  return typeof input.case_id === 'string' ? input.case_id : undefined;
}
