import type { CaseRecord, Flag } from '../../data/api/types';
import { useWorkplace } from '../../data/hooks';

export interface FlagCommands {
  /** `date`: by when the case should be looked at. `draft`: the id of the draft that this was. */
  readonly raise: (record: CaseRecord, message: string, date: string, draft: string) => Promise<void>;
  /** `message`: what became of it. */
  readonly resolve: (flag: Flag, message: string, draft: string) => Promise<void>;
}

export function useFlagCommands(): FlagCommands {
  const { outbox } = useWorkplace();
  return {
    raise: ({ id }, message, date, draft) => outbox.add({ kind: 'raise_flag', record: id, input: { message, date }, baseVersion: null }, draft),
    resolve: ({ id, record_id }, message, draft) => outbox.add({ kind: 'resolve_flag', record: record_id, input: { flag_id: id, unflag_message: message }, baseVersion: null }, draft),
  };
}
