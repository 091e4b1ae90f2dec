import type { Request } from '../api/client';
import type { CaseRecord, Row } from '../api/types';
import type { Command, CommandKind } from './command';
import { merge } from './merge';

interface Kind {
  readonly request: (command: Command) => { readonly path: string; readonly request: Request };
  /** What the case looks like once done, when the command is about a case's own values. */
  readonly change?: (command: Command) => Row;
  /** Documents that show something else afterwards. */
  readonly stale?: (command: Command) => readonly string[];
}

function text(command: Command, name: string): string {
  const value = command.input[name];
  return typeof value === 'string' ? value : '';
}

function casePath(command: Command): string {
  return `/api/v2/cases/${encodeURIComponent(command.record)}`;
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

function turnCase(status: string, action: string): Kind {
  return {
    request: (command) => ({
      path: casePath(command),
      request: { method: 'PATCH', body: { data: { ...command.input, status }, record_action: action, ...base(command) } },
    }),
    change: (command) => ({ ...command.input, status }),
  };
}

/** What each kind of command means, in one table: stored commands name their kind, never code. */
export const kinds: Readonly<Record<CommandKind, Kind>> = {
  register_case: {
    request: (command) => ({
      path: '/api/v2/cases',
      request: { method: 'POST', body: { data: { ...command.input, id: command.record } } },
    }),
    change: (command) => command.input,
  },
  edit_case: {
    request: (command) => ({
      path: casePath(command),
      request: { method: 'PATCH', body: { data: command.input, ...base(command) } },
    }),
    change: (command) => command.input,
  },
  close_case: turnCase('closed', 'close'),
  reopen_case: turnCase('open', 'reopen'),
  make_referral: {
    request: (command) => ({
      path: `${casePath(command)}/referrals`,
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

/** The case as it will be once everything waiting for it has been sent. */
export function withWaiting(id: string, stored: CaseRecord | undefined, line: readonly Command[]): CaseRecord | undefined {
  let shown: Row | undefined = stored;
  for (const command of line) {
    const change = command.record === id ? kinds[command.kind].change?.(command) : undefined;
    if (change === undefined) continue;
    if (shown === undefined && command.kind !== 'register_case') continue;
    shown = merge(shown ?? { id, created_at: command.at, status: 'open', record_state: true, abilities: ['write'] }, change);
  }
  return shown === undefined ? undefined : { ...shown, id };
}
