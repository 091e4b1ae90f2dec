import type { CaseRecord } from '../../data/api/types';
import { caseKind } from '../../data/records';
import { withWaiting } from '../../data/sync/kinds';
import type { Workplace } from '../../data/workplace';

export interface ShownCases {
  readonly cases: readonly CaseRecord[];
  /** Ids of those that the server knows. */
  readonly stored: ReadonlySet<string>;
  /** Ids of records with something that has not been sent yet. */
  readonly waiting: ReadonlySet<string>;
}

/** The short values of all cases on this device, as they will be once what waits has been sent. */
export async function readShown({ store }: Workplace, userName: string): Promise<ShownCases> {
  const line = await store.unsent.list();
  const stored = await store.summaries(caseKind);
  const waiting = new Set(line.map(({ record }) => record));
  const shown = new Map(stored);
  for (const id of waiting) {
    const changed = withWaiting(id, stored.get(id), line);
    if (changed !== undefined) shown.set(id, { owned_by: userName, ...changed });
  }
  return { cases: [...shown.values()], stored: new Set(stored.keys()), waiting };
}
