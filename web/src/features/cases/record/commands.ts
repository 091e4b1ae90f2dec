import type { CaseRecord, Row } from '../../../data/api/types';
import { useWorkplace } from '../../../data/hooks';

export interface CaseCommands {
  readonly register: (id: string, values: Row) => Promise<unknown>;
  readonly edit: (record: CaseRecord, changes: Row, baseVersion: number | null) => Promise<unknown>;
  readonly close: (record: CaseRecord) => Promise<unknown>;
  readonly reopen: (record: CaseRecord) => Promise<unknown>;
}

export function useCaseCommands(): CaseCommands {
  const { outbox } = useWorkplace();
  return {
    register: (id, values) => outbox.add('register_case', id, values, null),
    edit: ({ id }, changes, baseVersion) => outbox.add('edit_case', id, changes, baseVersion),
    close: ({ id, version }) => outbox.add('close_case', id, {}, version ?? null),
    reopen: ({ id, version }) => outbox.add('reopen_case', id, { case_status_reopened: true }, version ?? null),
  };
}
