import type { Request } from '../api/client';
import type { CaseRecord, Row } from '../api/types';
import { caseKind, pathOf, recordKinds, type RecordKind } from '../records';
import type { Command, CommandKind } from './command';
import { merge } from './merge';

interface Kind {
  readonly request: (command: Command) => { readonly path: string; readonly request: Request };
  /** What the record looks like once done, when the command is about a record's own values. */
  readonly change?: (command: Command) => Row;
  /** The kind of that record. */
  readonly about?: RecordKind;
  /** Whether the record begins with it: without it, nothing that follows can be. */
  readonly registers?: boolean;
  /** Documents that show something else afterwards. */
  readonly stale?: (command: Command) => readonly string[];
}

function text(command: Command, name: string): string {
  const value = command.input[name];
  return typeof value === 'string' ? value : '';
}

function base(command: Command): Row {
  return command.baseVersion === null ? {} : { base_version: command.baseVersion };
}

function referralPath(command: Command): string {
  return `/api/v2/cases/${encodeURIComponent(text(command, 'case_id'))}/referrals/${encodeURIComponent(command.record)}`;
}

function withoutCase(input: Row): Row {
  const { case_id, ...answer } = input;
  return answer;
}

function answerReferral(status: string): Kind {
  return {
    request: (command) => ({
      path: referralPath(command),
      request: { method: 'PATCH', body: { data: { status, ...withoutCase(command.input) } } },
    }),
    stale: (command) => ['inbox', 'sent-referrals', `referrals/${text(command, 'case_id')}`, 'notifications'],
  };
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

function registering(about: RecordKind): Kind {
  return {
    about,
    registers: true,
    request: (command) => ({
      path: about.path,
      request: { method: 'POST', body: { data: { ...command.input, id: command.record } } },
    }),
    change: (command) => command.input,
  };
}

function editing(about: RecordKind): Kind {
  return {
    about,
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
  make_referral: {
    request: (command) => ({
      path: `${pathOf(caseKind, command.record)}/referrals`,
      request: { method: 'POST', body: { data: command.input } },
    }),
    stale: (command) => [`referrals/${command.record}`, 'sent-referrals'],
  },
  accept_referral: answerReferral('accepted'),
  decline_referral: answerReferral('rejected'),
  complete_referral: answerReferral('done'),
  revoke_referral: {
    request: (command) => ({ path: referralPath(command), request: { method: 'DELETE' } }),
    stale: (command) => ['sent-referrals', `referrals/${text(command, 'case_id')}`],
  },
  read_notification: {
    request: (command) => ({
      path: `/api/v2/notifications/${encodeURIComponent(command.record)}`,
      request: { method: 'PATCH', body: { data: { read: true } } },
    }),
    stale: () => ['notifications'],
  },
  read_all_notifications: {
    request: () => ({ path: '/api/v2/notifications/read', request: { method: 'POST', body: {} } }),
    stale: () => ['notifications'],
  },
};

/** The record as it will be once everything waiting for it has been sent. */
export function withWaiting(id: string, stored: CaseRecord | undefined, line: readonly Command[]): CaseRecord | undefined {
  let shown: Row | undefined = stored;
  for (const command of line) {
    const { change, about, registers } = kinds[command.kind];
    if (command.record !== id || change === undefined || about === undefined) continue;
    if (shown === undefined && registers !== true) continue;
    shown = merge(shown ?? { id, ...about.fresh(command.at) }, change(command));
  }
  return shown === undefined ? undefined : { ...shown, id };
}
