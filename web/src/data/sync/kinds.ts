import type { CaseRecord, Row, Value } from '../api/types';
import { caseKind, incidentKind, pathOf, recordKinds, type RecordKind } from '../records';
import type { Command, CommandKind } from './command';
import { endOf } from '../../i18n/site-time';
import { text, type Kind } from './kind';
import { merge } from './merge';
import { sharedKinds } from './shared-kinds';
import { isRows, rowById } from './values';

function base(command: Command): Row {
  return command.baseVersion === null ? {} : { base_version: command.baseVersion };
}

function turn(about: RecordKind, status: string, action: string): Kind {
  return {
    about,
    request: (command) => ({
      path: pathOf(about, command.record),
      request: { method: 'PATCH', body: { data: { ...command.input, status }, record_action: action, ...base(command) } },
    }),
    change: (command) => ({ ...command.input, status }),
  };
}

/** Asking a supervisor to agree to a step of a case, and the answer. Where no step is named, that the case is closed. */
function approval(status: 'requested' | 'approved' | 'rejected'): Kind {
  const stepOf = (command: Command): string => text(command, 'step') || 'closure';
  return {
    about: caseKind,
    request: (command) => {
      const { step, ...said } = command.input;
      return {
        path: `${pathOf(caseKind, command.record)}/approvals/${encodeURIComponent(stepOf(command))}`,
        request: { method: 'PATCH', body: { data: { ...said, approval_status: status } } },
      };
    },
    change: (command) => ({
      [`approval_status_${stepOf(command)}`]: status === 'requested' ? 'pending' : status,
      [`${stepOf(command)}_approved_comments`]: text(command, 'notes'),
    }),
    stale: () => ['notifications'],
  };
}

const flagLists = ({ record }: Command): string[] => ['flags', `flags/${record}`];

function raisingFlag(about: RecordKind): Kind {
  return {
    about,
    request: ({ record, input }) => ({ path: `${pathOf(about, record)}/flags`, request: { method: 'POST', body: { data: input } } }),
    change: () => ({ flagged: true }),
    stale: flagLists,
  };
}

function resolvingFlag(about: RecordKind): Kind {
  const pathTo = ({ record, input }: Command): string => `${pathOf(about, record)}/flags/${encodeURIComponent(String(input.flag_id))}`;
  return {
    about,
    request: (command) => ({ path: pathTo(command), request: { method: 'PATCH', body: { data: { unflag_message: text(command, 'unflag_message') } } } }),
    stale: flagLists,
  };
}

/** A record begins with the rows it has: one that was added and removed again is none of them. */
function withoutRemoved(input: Row): Row {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, isRows(value) ? value.filter((row) => row._destroy !== true) : value]));
}

function registering(about: RecordKind): Kind {
  return {
    about,
    registers: true,
    takes: true,
    request: (command) => ({
      path: about.path,
      request: { method: 'POST', body: { data: { ...withoutRemoved(command.input), id: command.record } } },
    }),
    change: (command) => command.input,
  };
}

function editing(about: RecordKind): Kind {
  return {
    about,
    takes: true,
    request: (command) => ({
      path: pathOf(about, command.record),
      request: { method: 'PATCH', body: { data: command.input, ...base(command) } },
    }),
    change: (command) => command.input,
  };
}

type OfRecords = `${'register' | 'edit'}_${RecordKind['name']}`;

/** What every kind of record can have done to it. */
const ofRecords = Object.fromEntries(
  recordKinds.flatMap((kind) => [
    [`register_${kind.name}`, registering(kind)],
    [`edit_${kind.name}`, editing(kind)],
  ]),
) as Record<OfRecords, Kind>;

/** What each kind of command means, in one table: stored commands name their kind, never code. */
export const kinds: Readonly<Record<CommandKind, Kind>> = {
  ...ofRecords,
  close_case: turn(caseKind, 'closed', 'close'),
  reopen_case: turn(caseKind, 'open', 'reopen'),
  postpone_next: {
    about: caseKind,
    request: ({ record, input }) => ({ path: `${pathOf(caseKind, record)}/postponements`, request: { method: 'POST', body: { data: input } } }),
    change: ({ input }) => ({ next_action_due: endOf(String(input.until)), next_action_postponed: input.next_action ?? null, next_action_postponed_because: input.reason ?? null }),
  },
  ask_to_close: approval('requested'),
  agree_to_close: approval('approved'),
  send_back_closing: approval('rejected'),
  ask_approval: approval('requested'),
  give_approval: approval('approved'),
  refuse_approval: approval('rejected'),
  raise_flag: raisingFlag(caseKind),
  resolve_flag: resolvingFlag(caseKind),
  raise_incident_flag: raisingFlag(incidentKind),
  resolve_incident_flag: resolvingFlag(incidentKind),
  act_on_place: {
    request: ({ record }) => ({ path: `/api/v2/place_alerts/${encodeURIComponent(record)}`, request: { method: 'PATCH', body: { data: { acted: true } } } }),
    stale: () => ['places'],
  },
  attach_file: {
    about: caseKind,
    request: ({ record, input: { size, ...data } }) => ({ path: `${pathOf(caseKind, record)}/attachments`, request: { method: 'POST', body: { data } } }),
  },
  delete_file: {
    about: caseKind,
    request: ({ record, input }) => ({ path: `${pathOf(caseKind, record)}/attachments/${encodeURIComponent(String(input.file_id))}`, request: { method: 'DELETE' } }),
  },
  ...sharedKinds,
  read_notification: {
    request: ({ record }) => ({ path: `/api/v2/notifications/${encodeURIComponent(record)}`, request: { method: 'PATCH', body: { data: { read: true } } } }),
    stale: () => ['notifications'],
  },
  read_all_notifications: {
    request: () => ({ path: '/api/v2/notifications/read', request: { method: 'POST', body: {} } }),
    stale: () => ['notifications'],
  },
};

/** Without changes of rows that somebody else has removed: what is left of such a row is no row. */
function standing(change: Row, before: Row | undefined, now: Row): Row {
  const entries = Object.entries(change).map(([name, value]): [string, Value] => {
    if (!isRows(value) || before === undefined) return [name, value];
    return [name, value.filter((row) => rowById(before[name], row.unique_id) === undefined || rowById(now[name], row.unique_id) !== undefined)];
  });
  // An empty list would empty the subform; what is said here is that nothing of it changes.
  return Object.fromEntries(entries.filter(([name, value]) => !(isRows(change[name]) && !isRows(value))));
}

/** The record as it will be once everything waiting for it has been sent. */
export function withWaiting(id: string, stored: CaseRecord | undefined, line: readonly Command[]): CaseRecord | undefined {
  let shown: Row | undefined = stored;
  for (const command of line) {
    const { change, about, registers } = kinds[command.kind];
    if (command.record !== id || change === undefined || about === undefined) continue;
    if (shown === undefined && registers !== true) continue;
    const now: Row = shown ?? { id, ...about.fresh(command.at) };
    shown = merge(now, standing(change(command), command.before, now));
  }
  return shown === undefined ? undefined : { ...shown, id };
}
