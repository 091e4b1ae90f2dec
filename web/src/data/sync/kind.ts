import type { Request } from '../api/client';
import type { Row } from '../api/types';
import type { RecordKind } from '../records';
import type { Command } from './command';

/** What a kind of command means. */
export interface Kind {
  readonly request: (command: Command) => { readonly path: string; readonly request: Request };
  /** What the record looks like once done, when the command is about a record's own values. */
  readonly change?: (command: Command) => Row;
  /** The kind of that record. */
  readonly about?: RecordKind;
  /** Whether the record begins with it: without it, nothing that follows can be. */
  readonly registers?: boolean;
  /** It says values of the record: later edits that find it unsent join it. */
  readonly takes?: boolean;
  /** Documents that show something else afterwards. */
  readonly stale?: (command: Command) => readonly string[];
}

export function text(command: Command, name: string): string {
  const value = command.input[name];
  return typeof value === 'string' ? value : '';
}
