import type { Row } from '../../data/api/types';

export interface Choice {
  /** Of its text, `referrals.declined.<id>` or `referrals.came.<id>`. */
  readonly id: string;
  readonly said: Row;
}

/** Why a referral is declined: who declined follows from the reason. */
export const declines: readonly Choice[] = [
  ...['no_capacity', 'not_eligible', 'outside_area', 'wrong_service', 'missing_documents', 'cannot_reach', 'unsafe', 'conflict_of_interest', 'other'].map((reason) => ({
    id: reason,
    said: { declined_by: 'service', decline_reason: reason },
  })),
  { id: 'family_declines', said: { declined_by: 'family', decline_reason: 'family_declines' } },
];

/** What came of a referral, with whether the need is met. */
export const endings: readonly Choice[] = [
  { id: 'given_yes', said: { outcome: 'given', need_met: 'yes' } },
  { id: 'given_partly', said: { outcome: 'given', need_met: 'partly' } },
  { id: 'partly_given_partly', said: { outcome: 'partly_given', need_met: 'partly' } },
  { id: 'referred_on_partly', said: { outcome: 'referred_on', need_met: 'partly' } },
  { id: 'not_given_no', said: { outcome: 'not_given', need_met: 'no' } },
  { id: 'cannot_reach_no', said: { outcome: 'cannot_reach', need_met: 'no' } },
  { id: 'family_declined_no', said: { outcome: 'family_declined', need_met: 'no' } },
];

/** Why a clock has to stand still. */
export const pauses = ['waiting_list', 'cannot_reach', 'child_away', 'missing_documents', 'awaiting_consent', 'no_access', 'family_asked'] as const;
