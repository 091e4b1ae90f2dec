import type { CaseRecord, Row } from '../../../data/api/types';
import { caseKind, type RecordKind } from '../../../data/records';
import { useWorkplace } from '../../../data/hooks';
import { beforeOf } from '../../../data/sync/fold';

export interface Edited {
  /** The values that the changes were made over. */
  readonly original: Row;
  readonly baseVersion: number | null;
}

export interface CaseCommands {
  /** `draft`: the id of the draft that this was. */
  readonly register: (id: string, values: Row, draft: string) => Promise<void>;
  readonly edit: (id: string, changes: Row, over: Edited, draft: string) => Promise<void>;
  /** `values`: what closing needs, as far as it was not said before. */
  readonly close: (record: CaseRecord, values: Row, draft: string) => Promise<void>;
  readonly ask: (record: CaseRecord, draft?: string) => Promise<void>;
  readonly agree: (record: CaseRecord) => Promise<void>;
  readonly sendBack: (record: CaseRecord, notes: string, draft: string) => Promise<void>;
  readonly reopen: (record: CaseRecord) => Promise<void>;
  /** `input`: what is put off, until which day and why. */
  readonly postpone: (record: CaseRecord, input: Row) => Promise<void>;
}

/** Changes a record of this kind. */
export function useEdit(kind: RecordKind): CaseCommands['edit'] {
  const { outbox } = useWorkplace();
  return (record, input, { original, baseVersion }, draft) => outbox.add({ kind: `edit_${kind.name}`, record, input, baseVersion, before: beforeOf(original, input) }, draft);
}

export function useCaseCommands(): CaseCommands {
  const { outbox } = useWorkplace();
  const edit = useEdit(caseKind);
  return {
    edit,
    register: (record, input, draft) => outbox.add({ kind: 'register_case', record, input, baseVersion: null }, draft),
    close: ({ id, version }, input, draft) => outbox.add({ kind: 'close_case', record: id, input, baseVersion: version ?? null }, draft),
    ask: ({ id }, draft) => outbox.add({ kind: 'ask_to_close', record: id, input: {}, baseVersion: null }, draft),
    agree: ({ id }) => outbox.add({ kind: 'agree_to_close', record: id, input: {}, baseVersion: null }),
    sendBack: ({ id }, notes, draft) => outbox.add({ kind: 'send_back_closing', record: id, input: notes === '' ? {} : { notes }, baseVersion: null }, draft),
    postpone: ({ id }, input) => outbox.add({ kind: 'postpone_next', record: id, input, baseVersion: null }),
    reopen: ({ id, version }) => outbox.add({ kind: 'reopen_case', record: id, input: { case_status_reopened: true }, baseVersion: version ?? null }),
  };
}
