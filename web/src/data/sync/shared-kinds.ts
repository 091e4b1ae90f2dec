import type { Row } from '../api/types';
import { caseKind, pathOf } from '../records';
import type { Command, CommandKind } from './command';
import { text, type Kind } from './kind';

type OfSharing = Extract<CommandKind, `${string}_referral` | `${string}_transfer` | `${string}_transfer_request`>;

function sharedPath(command: Command, what: 'referrals' | 'transfers' | 'transfer_requests'): string {
  return `/api/v2/cases/${encodeURIComponent(text(command, 'case_id'))}/${what}/${encodeURIComponent(command.record)}`;
}

function answerTransfer(status: string): Kind {
  return {
    request: (command) => ({
      path: sharedPath(command, 'transfers'),
      request: { method: 'PATCH', body: { data: { status, ...withoutCase(command.input) } } },
    }),
    stale: (command) => [`transfers/${text(command, 'case_id')}`, ...ownTransfers, 'notifications'],
  };
}

function answerRequest(status: string): Kind {
  return {
    request: (command) => ({
      path: sharedPath(command, 'transfer_requests'),
      request: { method: 'PATCH', body: { data: { status, ...withoutCase(command.input) } } },
    }),
    stale: (command) => [`transfer-requests/${text(command, 'case_id')}`, `transfers/${text(command, 'case_id')}`, ...ownTransfers, 'notifications'],
  };
}

/** The person's own lists of what is handed over and asked for. */
const ownTransfers = ['transfers-received', 'transfers-sent', 'transfer-requests-received', 'transfer-requests-sent'] as const;

/** A case is shown, offered or asked for. */
function making(what: string, stale: (record: string) => readonly string[]): Kind {
  return {
    request: (command) => ({ path: `${pathOf(caseKind, command.record)}/${what}`, request: { method: 'POST', body: { data: command.input } } }),
    stale: (command) => stale(command.record),
  };
}

function withoutCase({ case_id, ...answer }: Row): Row {
  return answer;
}

function answerReferral(status: string): Kind {
  return {
    request: (command) => ({
      path: sharedPath(command, 'referrals'),
      request: { method: 'PATCH', body: { data: { status, ...withoutCase(command.input) } } },
    }),
    stale: (command) => ['inbox', 'sent-referrals', `referrals/${text(command, 'case_id')}`, 'notifications'],
  };
}

/** What is done with referrals, transfers and requests for one. */
export const sharedKinds: Readonly<Record<OfSharing, Kind>> = {
  make_referral: making('referrals', (record) => [`referrals/${record}`, 'sent-referrals']),
  accept_referral: answerReferral('accepted'),
  decline_referral: answerReferral('rejected'),
  complete_referral: answerReferral('done'),
  step_referral: {
    request: (command) => ({ path: `${sharedPath(command, 'referrals')}/steps`, request: { method: 'POST', body: { data: withoutCase(command.input) } } }),
    stale: (command) => ['inbox', 'sent-referrals', `referrals/${text(command, 'case_id')}`],
  },
  revoke_referral: {
    request: (command) => ({ path: sharedPath(command, 'referrals'), request: { method: 'DELETE' } }),
    stale: (command) => ['sent-referrals', `referrals/${text(command, 'case_id')}`],
  },
  make_transfer: making('transfers', (record) => [`transfers/${record}`, ...ownTransfers]),
  accept_transfer: answerTransfer('accepted'),
  decline_transfer: answerTransfer('rejected'),
  revoke_transfer: answerTransfer('revoked'),
  make_transfer_request: making('transfer_requests', (record) => [`transfer-requests/${record}`, ...ownTransfers]),
  accept_transfer_request: answerRequest('accepted'),
  decline_transfer_request: answerRequest('rejected'),
  revoke_transfer_request: answerRequest('revoked'),
};
