import type { CaseRecord, Person, Recipient, Row, Transition, Turnaround } from '../data/api/types';
import type { Handler } from './answers';

/** A case offered to its next owner, as the server writes it down. */
export function offered(number: number, record: string, me: Person, said: Row): Transition {
  return { id: `transfer-${number}`, type: 'Transfer', status: 'in_progress', record_id: record, transitioned_by: me.user_name, abilities: ['revoke'], ...said };
}

/** A case that somebody asks its owner for. */
export function askedFor(number: number, record: string, me: Person, found: CaseRecord | undefined, said: Row): Transition {
  const owner = String(found?.owned_by);
  return { id: `request-${number}`, type: 'TransferRequest', status: 'in_progress', record_id: record, record_access_denied: true, transitioned_by: me.user_name, transitioned_to: owner, abilities: ['revoke'], ...said };
}

/** Those that the person was asked, or that they made. */
export function ownOf(all: readonly Transition[], url: URL, me: Person): Transition[] {
  const side = url.searchParams.get('direction') === 'sent' ? 'transitioned_by' : 'transitioned_to';
  return all.filter((one) => one[side] === me.user_name);
}

/** A case that somebody is asked to help with. */
export function referred(number: number, record: string, me: Person, said: Row): Transition {
  return { id: `referral-${number}`, status: 'in_progress', record_id: record, transitioned_by: me.user_name, abilities: ['revoke'], ...said };
}

/** What is told of referrals that leave something open, and of how long they take. */
export interface Open {
  alternatives?: readonly Recipient[];
  turnaround: readonly Turnaround[];
}

export function openRoutes(server: { readonly referrals: readonly Transition[]; readonly withheld: boolean; readonly open: Open }): [string, Handler][] {
  return [
    ['GET /api/v2/referrals/([^/]+)', (found) => ({ status: 200, body: { data: { ...server.referrals.find(({ id }) => id === found[1]), ...(server.open.alternatives === undefined ? {} : { alternatives: server.open.alternatives }) } } })],
    ['GET /api/v2/referral_turnaround', () => ({ status: 200, body: { data: server.open.turnaround, ...(server.withheld ? { withheld: true } : {}) } })],
    ['GET /api/v2/referral_turnaround/referrals', () => ({ status: 200, body: { data: server.referrals, metadata: { total: server.referrals.length } } })],
  ];
}
