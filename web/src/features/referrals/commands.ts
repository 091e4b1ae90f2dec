import type { CaseRecord, Row, Transition } from '../../data/api/types';
import { useWorkplace } from '../../data/hooks';
import type { CommandKind } from '../../data/sync/command';

export interface NewReferral {
  readonly service: string;
  readonly service_record_id?: string;
  readonly transitioned_to: string;
  readonly notes: string;
  readonly consent_overridden: boolean;
}

export interface NewTransfer {
  readonly transitioned_to: string;
  readonly notes: string;
  readonly consent_overridden: boolean;
}

/** `consent_individual_transfer`: the family has told this person that it agrees. */
export interface NewRequest {
  readonly notes: string;
  readonly consent_individual_transfer: boolean;
}

/** What of it is sent: what was left empty says nothing. */
export function saidOf({ service, notes, ...rest }: NewReferral): Row {
  return { ...rest, ...(service === '' ? {} : { service }), ...(notes === '' ? {} : { notes }) };
}

/** An answer with the words it takes: `text` names them among what is sent; `said`, the codes beside them. */
export interface Saying {
  readonly kind: Extract<CommandKind, 'decline_referral' | 'complete_referral' | 'decline_transfer' | 'decline_transfer_request'>;
  readonly text: 'rejected_reason' | 'rejection_note';
  readonly said?: Row;
}

export interface ReferralCommands {
  /** `draft`: the id of the draft that this was, if it was one. */
  readonly refer: (record: Pick<CaseRecord, 'id'>, referral: NewReferral, draft?: string) => Promise<void>;
  readonly accept: (referral: Transition) => Promise<void>;
  readonly say: (referral: Transition, saying: Saying, text: string, draft: string) => Promise<void>;
  /** How it goes, beside an answer: `reason` of a clock that has to stand still. */
  readonly step: (referral: Transition, step: string, reason?: string) => Promise<void>;
  readonly revoke: (referral: Transition) => Promise<void>;
  readonly offer: (record: CaseRecord, offer: NewTransfer, draft: string) => Promise<void>;
  readonly takeOver: (transfer: Transition) => Promise<void>;
  readonly takeBack: (transfer: Transition) => Promise<void>;
  readonly askFor: (record: CaseRecord, request: NewRequest, draft: string) => Promise<void>;
  readonly agree: (request: Transition) => Promise<void>;
  readonly askNoMore: (request: Transition) => Promise<void>;
}

export function useReferralCommands(): ReferralCommands {
  const { outbox } = useWorkplace();
  const about = ({ id, record_id }: Transition): { readonly record: string; readonly input: Row; readonly baseVersion: null } => ({ record: id, input: { case_id: record_id }, baseVersion: null });
  return {
    refer: ({ id }, referral, draft) => outbox.add({ kind: 'make_referral', record: id, input: saidOf(referral), baseVersion: null }, draft),
    accept: (referral) => outbox.add({ kind: 'accept_referral', ...about(referral) }),
    say: (referral, { kind, text, said }, words, draft) =>
      outbox.add({ ...about(referral), kind, input: { case_id: referral.record_id, ...said, ...(words === '' ? {} : { [text]: words }) } }, draft),
    step: (referral, step, reason) => outbox.add({ ...about(referral), kind: 'step_referral', input: { case_id: referral.record_id, step, ...(reason === undefined ? {} : { reason }) } }),
    revoke: (referral) => outbox.add({ kind: 'revoke_referral', ...about(referral) }),
    offer: ({ id }, { notes, ...offer }, draft) => outbox.add({ kind: 'make_transfer', record: id, input: { ...offer, ...(notes === '' ? {} : { notes }) }, baseVersion: null }, draft),
    takeOver: (transfer) => outbox.add({ kind: 'accept_transfer', ...about(transfer) }),
    takeBack: (transfer) => outbox.add({ kind: 'revoke_transfer', ...about(transfer) }),
    askFor: ({ id }, { notes, ...request }, draft) => outbox.add({ kind: 'make_transfer_request', record: id, input: { ...request, ...(notes === '' ? {} : { notes }) }, baseVersion: null }, draft),
    agree: (request) => outbox.add({ kind: 'accept_transfer_request', ...about(request) }),
    askNoMore: (request) => outbox.add({ kind: 'revoke_transfer_request', ...about(request) }),
  };
}
