import { call } from './api/client';
import type { HandOver, One } from './api/types';

export interface HandingOver {
  /** Whose open cases. */
  readonly officer: string;
  readonly to: readonly string[];
  readonly why: HandOver['why'];
}

/** Hands over all of them and answers the letters' id. The same key asks once, however often. */
export async function handOver(key: string, data: HandingOver): Promise<string> {
  const made = await call<One<HandOver>>('/api/v2/hand_overs', { method: 'POST', idempotencyKey: key, body: { data } });
  return made.data.id;
}
