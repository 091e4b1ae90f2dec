import type { Row } from './types';

/** What the server refused, in codes; the words are the catalogue's. */
export interface Refused {
  readonly status: number;
  readonly code: string;
  readonly facts: Row;
  /** Codes by field name, as 422 answers give them. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** The server answered, and the answer was no. */
export class Problem extends Error {
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(refused.code);
    this.name = 'Problem';
    this.refused = refused;
  }
}

/** Nobody answered, or what answered was not well: trying again later is right. */
export class Unreachable extends Error {
  /** `own`: it may be this request that the server is not well at; `all`: no other would fare better now. */
  readonly whose: 'own' | 'all';
  readonly retryAfter: number | undefined;

  constructor(whose: 'own' | 'all', retryAfter?: number) {
    super('unreachable');
    this.name = 'Unreachable';
    this.whose = whose;
    this.retryAfter = retryAfter;
  }
}

const codeByStatus: Readonly<Record<number, string>> = {
  401: 'signed_out',
  403: 'not_allowed',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  422: 'invalid',
};

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function texts(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item): item is string => typeof item === 'string');
}

/** Reads RFC 9457 members and Primero's `errors[]`, whichever is there. */
export function refusedFrom(status: number, body: unknown): Refused {
  const answer = record(body);
  const facts = record(answer.facts);
  const fields: Record<string, string[]> = {};
  for (const [name, codes] of Object.entries(record(facts.fields))) fields[name] = texts(codes);
  for (const [pointer, code] of Object.entries(record(facts.problems))) fields[pointer.replace(/^\//, '')] = texts(code);
  if (Object.keys(fields).length === 0 && Array.isArray(answer.errors)) {
    for (const error of answer.errors.map(record)) {
      for (const name of texts(error.detail)) fields[name.replace(/^\//, '')] = texts(error.message);
    }
  }
  const code = typeof answer.code === 'string' ? answer.code : (codeByStatus[status] ?? 'unexpected');
  return { status, code, facts: facts as Row, fields };
}
