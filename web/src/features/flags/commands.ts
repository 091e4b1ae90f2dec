import type { CaseRecord, Flag } from '../../data/api/types';
import { useWorkplace } from '../../data/hooks';
import type { RecordKind } from '../../data/records';
import type { CommandKind } from '../../data/sync/command';

interface Said {
  readonly raise: CommandKind;
  readonly resolve: CommandKind;
}

/** What raising and resolving a flag of each kind of record is called. */
export const flagging: Readonly<Record<RecordKind['name'], Said>> = {
  case: { raise: 'raise_flag', resolve: 'resolve_flag' },
  incident: { raise: 'raise_incident_flag', resolve: 'resolve_incident_flag' },
};

export interface FlagCommands {
  /** `date`: by when the record should be looked at. `draft`: the id of the draft that this was. */
  readonly raise: (record: CaseRecord, message: string, date: string, draft: string) => Promise<void>;
  /** `message`: what became of it. */
  readonly resolve: (flag: Flag, message: string, draft: string) => Promise<void>;
}

export function useFlagCommands({ name }: RecordKind): FlagCommands {
  const { outbox } = useWorkplace();
  const said = flagging[name];
  return {
    raise: ({ id }, message, date, draft) => outbox.add({ kind: said.raise, record: id, input: { message, date }, baseVersion: null }, draft),
    resolve: ({ id, record_id }, message, draft) => outbox.add({ kind: said.resolve, record: record_id, input: { flag_id: id, unflag_message: message }, baseVersion: null }, draft),
  };
}
