import type { CaseRecord, Transition } from '../../data/api/types';
import { useWorkplace } from '../../data/hooks';

export interface NewReferral {
  readonly service: string;
  readonly transitioned_to: string;
  readonly notes: string;
  readonly consent_overridden: boolean;
}

export interface ReferralCommands {
  readonly refer: (record: CaseRecord, referral: NewReferral) => Promise<unknown>;
  readonly accept: (referral: Transition) => Promise<unknown>;
  readonly decline: (referral: Transition, reason: string) => Promise<unknown>;
  readonly complete: (referral: Transition, note: string) => Promise<unknown>;
  readonly revoke: (referral: Transition) => Promise<unknown>;
}

export function useReferralCommands(): ReferralCommands {
  const { outbox } = useWorkplace();
  return {
    refer: ({ id }, { service, notes, ...rest }) =>
      outbox.add('make_referral', id, { ...rest, ...(service === '' ? {} : { service }), ...(notes === '' ? {} : { notes }) }, null),
    accept: ({ id, record_id }) => outbox.add('accept_referral', id, { case_id: record_id }, null),
    decline: ({ id, record_id }, reason) => outbox.add('decline_referral', id, { case_id: record_id, rejected_reason: reason }, null),
    complete: ({ id, record_id }, note) => outbox.add('complete_referral', id, { case_id: record_id, ...(note === '' ? {} : { rejection_note: note }) }, null),
    revoke: ({ id, record_id }) => outbox.add('revoke_referral', id, { case_id: record_id }, null),
  };
}
