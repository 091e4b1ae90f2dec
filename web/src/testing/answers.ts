import type { Row } from '../data/api/types';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export type Handler = (found: RegExpExecArray, url: URL, body: Row) => Answer;

export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly body: Row;
  readonly key: string | null;
}

/** It only reads, though what is asked for is too secret for an address. */
export const candidatesPath = '/api/v2/cases/candidates';
