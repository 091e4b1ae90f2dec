import type { Refused } from '../api/problem';
import type { Row } from '../api/types';
import type { RecordKind } from '../records';

export type CommandKind =
  | `register_${RecordKind['name']}`
  | `edit_${RecordKind['name']}`
  | 'close_case'
  | 'reopen_case'
  | 'make_referral'
  | 'accept_referral'
  | 'decline_referral'
  | 'complete_referral'
  | 'revoke_referral'
  | 'read_notification'
  | 'read_all_notifications';

/** A thing the person did, as data: what last month's app stored, today's app still sends. */
export interface Command {
  /** Also the `Idempotency-Key`: sent twice, it takes effect once. */
  readonly id: string;
  readonly kind: CommandKind;
  /** The record it is about; commands of one record are sent in order. */
  readonly record: string;
  readonly baseVersion: number | null;
  readonly input: Row;
  readonly at: string;
  readonly state: 'waiting' | 'sending' | 'attention';
  readonly attempts: number;
  readonly refused?: Refused;
  /** Place in the line, given by the box. */
  readonly position: number;
}

/** Where commands are kept until the server has answered them. */
export interface CommandBox {
  list(): Promise<Command[]>;
  append(command: Command): Promise<void>;
  put(command: Command): Promise<void>;
  remove(position: number): Promise<void>;
}

export type Outcome =
  | { readonly kind: 'done'; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly refused: Refused }
  | { readonly kind: 'later'; readonly after?: number }
  | { readonly kind: 'signed_out' };
