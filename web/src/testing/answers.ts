import type { Row } from '../data/api/types';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export type Handler = (found: RegExpExecArray, url: URL, body: Row) => Answer;
