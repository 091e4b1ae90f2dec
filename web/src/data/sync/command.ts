import type { Refused } from '../api/problem';
import type { Row } from '../api/types';
import type { RecordKind } from '../records';

export type CommandKind =
  | `register_${RecordKind['name']}`
  | `edit_${RecordKind['name']}`
  | 'close_case'
  | 'reopen_case'
  | 'postpone_next'
  | 'ask_to_close'
  | 'agree_to_close'
  | 'send_back_closing'
  | 'ask_approval'
  | 'give_approval'
  | 'refuse_approval'
  | 'raise_flag'
  | 'resolve_flag'
  | 'raise_incident_flag'
  | 'resolve_incident_flag'
  | 'attach_file'
  | 'delete_file'
  | 'act_on_place'
  | 'make_referral'
  | 'accept_referral'
  | 'decline_referral'
  | 'complete_referral'
  | 'step_referral'
  | 'revoke_referral'
  | 'make_transfer'
  | 'accept_transfer'
  | 'decline_transfer'
  | 'revoke_transfer'
  | 'make_transfer_request'
  | 'accept_transfer_request'
  | 'decline_transfer_request'
  | 'revoke_transfer_request'
  | 'read_notification'
  | 'read_all_notifications';

/** What somebody means to do to a record: what a draft and a command share. */
export interface Intent {
  readonly kind: CommandKind;
  /** The record it is about; commands of one record are sent in order. */
  readonly record: string;
  readonly baseVersion: number | null;
  readonly input: Row;
  /** What the fields and rows that it changes held when it was begun. Commands of older apps do not know. */
  readonly before?: Row;
}

/** A thing the person did, as data: what last month's app stored, today's app still sends. */
export interface Command extends Intent {
  /** Also the `Idempotency-Key`: sent twice, it takes effect once. */
  readonly id: string;
  readonly at: string;
  readonly state: 'waiting' | 'sending' | 'attention';
  readonly attempts: number;
  readonly refused?: Refused;
  /** An attempt got no answer: it may have taken effect. */
  readonly uncertain?: boolean;
  /** What earlier attempts said that may have taken effect, before other edits were folded in. */
  readonly tried?: Row;
  /** How often in a row it failed, since when the server has failed at it, and when it goes again (milliseconds). */
  readonly failures?: number;
  readonly failedSince?: string;
  readonly retryAt?: number;
  /** Place in the line, given by the box. */
  readonly position: number;
  /** How often it was put there, given by the box. */
  readonly revision?: number;
}

/** What happens to the box at once, or not at all. */
export interface BoxChange {
  readonly add?: Command;
  readonly put?: readonly Command[];
  readonly remove?: readonly Command[];
  /** Id of the draft that has been said with this. */
  readonly said?: string;
}

/** Where commands are kept until the server has answered them. */
export interface CommandBox {
  list(): Promise<Command[]>;
  /** False, and nothing has happened, when a command that is put or removed is no longer there as it was listed. */
  change(change: BoxChange): Promise<boolean>;
}

export type Outcome =
  | { readonly kind: 'done'; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly refused: Refused }
  /** `whose`: the trouble is this command's as far as anybody knows, or everybody's. `after`: milliseconds asked for. */
  | { readonly kind: 'later'; readonly whose: 'own' | 'all'; readonly after?: number }
  | { readonly kind: 'signed_out' };
