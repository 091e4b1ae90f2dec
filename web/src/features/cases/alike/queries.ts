import { useEffect, useState } from 'react';
import { askForCandidates } from '../../../data/candidates';
import type { Candidate, Candidates, CaseRecord, ChildAsked, Place } from '../../../data/api/types';
import { useDocument, useLive, useReached, type Shown } from '../../../data/hooks';
import { caseKind } from '../../../data/records';
import { withWaiting } from '../../../data/sync/kinds';
import type { Workplace } from '../../../data/workplace';
import { useSettled } from '../../../ui/use-settled';
import { childOf, keysOf } from './child';
import { compare, shownFrom, type Child } from './scoring';

const most = 5;

interface Here {
  readonly record: CaseRecord;
  readonly child: Child;
  readonly keys: ReadonlySet<string>;
  readonly unsent: boolean;
}

export interface Known {
  readonly found: readonly Candidate[];
  /** Whether only this device was asked. */
  readonly hereOnly: boolean;
}

/** Every case on this device, what is not sent yet included, ready to be compared. */
async function readHere({ store }: Workplace, places: readonly Place[]): Promise<readonly Here[]> {
  const line = await store.unsent.list();
  const stored = await store.summaries(caseKind);
  const records = new Map(stored);
  for (const { record } of line) {
    const changed = withWaiting(record, stored.get(record), line);
    if (changed !== undefined) records.set(record, changed);
  }
  return [...records.values()].map((record) => {
    const child = childOf(record, places);
    return { record, child, keys: keysOf(child), unsent: !stored.has(record.id) };
  });
}

function compared(child: Child, here: readonly Here[]): readonly Candidate[] {
  const keys = keysOf(child);
  const near = here.filter((each) => each.record.record_state !== false && [...keys].some((key) => each.keys.has(key)));
  return near
    .map(({ record, child: other }) => ({ record, ...compare(child, other) }))
    .filter(({ points }) => points >= shownFrom)
    .map(({ record, points, reasons }) => ({ record, points, reasons: [...reasons] }))
    .sort((one, other) => other.points - one.points);
}

/** Who may be the child that is being registered: the server's answer, else what this device has. */
export function useKnown(typed: ChildAsked | undefined, places: readonly Place[]): Known | undefined {
  const reached = useReached();
  const settled = useSettled(JSON.stringify(typed ?? null));
  const here = useLive(['cases', 'commands'], `known ${places.length}`, (place) => readHere(place, places));
  const [answer, setAnswer] = useState<{ readonly to: string; readonly found: readonly Candidate[] | undefined }>();
  useEffect(() => {
    const asked = JSON.parse(settled) as ChildAsked | null;
    if (asked === null || !reached) return;
    let current = true;
    void askForCandidates(asked).then((found) => {
      if (current) setAnswer({ to: settled, found });
    });
    return () => {
      current = false;
    };
  }, [settled, reached]);
  const asked = JSON.parse(settled) as ChildAsked | null;
  if (asked === null || here === undefined) return undefined;
  const child = childOf({ name: asked.names[0] ?? null, name_nickname: asked.names[1] ?? null, name_other: asked.names[2] ?? null, sex: asked.sex ?? null, age: asked.age ?? null, date_of_birth: asked.date_of_birth ?? null, location_current: asked.location_current ?? null }, places);
  const told = reached && answer?.to === settled ? answer.found : undefined;
  if (told === undefined) return { found: compared(child, here).slice(0, most), hereOnly: !reached };
  const unsent = compared(child, here.filter((each) => each.unsent));
  return { found: [...told, ...unsent].sort((one, other) => other.points - one.points).slice(0, most), hereOnly: false };
}

/** Asked for when somebody wants to know: no device keeps it. */
export function useOthersLike(id: string): Shown<Candidates> {
  return useDocument<Candidates>(`alike/${id}`, `/api/v2/cases/${encodeURIComponent(id)}/candidates`, 'passing');
}
