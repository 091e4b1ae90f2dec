import type { Person, Transition } from '../../data/api/types';
import type { FullName } from '../../data/people';
import type { Command } from '../../data/sync/command';

/** A referral as it will be once what waits has been sent. */
export interface ShownReferral extends Transition {
  readonly unsent: boolean;
}

/** A referral with the people of it by their full names, as far as they are known. */
export interface NamedReferral extends ShownReferral {
  readonly sender: string;
  readonly recipient: string;
}

export function withNames(referrals: readonly ShownReferral[], fullName: FullName): NamedReferral[] {
  return referrals.map((referral) => ({
    ...referral,
    sender: referral.transitioned_by_full_name ?? fullName(referral.transitioned_by),
    recipient: referral.transitioned_to_full_name ?? fullName(referral.transitioned_to ?? ''),
  }));
}

const answered: Readonly<Record<string, Transition['status']>> = {
  accept_referral: 'accepted',
  decline_referral: 'rejected',
  complete_referral: 'done',
  revoke_referral: 'revoked',
  accept_transfer: 'accepted',
  decline_transfer: 'rejected',
  revoke_transfer: 'revoked',
  accept_transfer_request: 'accepted',
  decline_transfer_request: 'rejected',
  revoke_transfer_request: 'revoked',
};

function texts(command: Command): Partial<Transition> {
  const { rejected_reason: reason, rejection_note: note, decline_reason: why, outcome, need_met: met } = command.input;
  return {
    ...(typeof why === 'string' ? { decline_reason: why } : {}),
    ...(typeof outcome === 'string' ? { outcome } : {}),
    ...(typeof met === 'string' ? { need_met: met } : {}),
    ...(typeof reason === 'string' ? { rejected_reason: reason } : {}),
    ...(typeof note === 'string' ? { rejection_note: note } : {}),
  };
}

/** What can still be said before it is sent: after a step the answers, after an answer nothing. */
function leftOf(shown: ShownReferral, command: Command): Partial<Transition> {
  return { steps: [], ...(command.kind === 'step_referral' && shown.abilities !== undefined ? { abilities: shown.abilities } : { abilities: [] }) };
}

export function withAnswers(referrals: readonly Transition[], line: readonly Command[]): ShownReferral[] {
  return referrals.map((referral) => {
    const mine = line.filter((command) => command.record === referral.id && (answered[command.kind] !== undefined || command.kind === 'step_referral') && command.state !== 'attention');
    return mine.reduce<ShownReferral>(
      (shown, command) => ({ ...shown, ...texts(command), status: answered[command.kind] ?? shown.status, ...leftOf(shown, command), unsent: true }),
      { ...referral, unsent: false },
    );
  });
}

type Making = 'make_referral' | 'make_transfer' | 'make_transfer_request';

/** Referrals, transfers or requests of a case that have been made here and not been sent yet. */
export function unsentReferrals(caseId: string, line: readonly Command[], person: Person, kind: Making = 'make_referral'): ShownReferral[] {
  return line
    .filter((command) => command.kind === kind && command.record === caseId)
    .map((command) => ({
      id: command.id,
      status: 'in_progress',
      record_id: caseId,
      transitioned_by: person.user_name,
      transitioned_to: String(command.input.transitioned_to ?? ''),
      ...(typeof command.input.service === 'string' ? { service: command.input.service } : {}),
      ...(typeof command.input.notes === 'string' ? { notes: command.input.notes } : {}),
      created_at: command.at,
      abilities: [],
      unsent: true,
    }));
}

export type Answer = 'accept' | 'reject' | 'done' | 'revoke';

/** What may be done with it now, as the referral itself says. */
export function mayAnswer(referral: Transition, answer: Answer): boolean {
  return referral.abilities?.includes(answer) ?? false;
}
