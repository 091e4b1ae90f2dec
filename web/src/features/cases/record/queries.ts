import { useEffect, useState } from 'react';
import type { Refused } from '../../../data/api/problem';
import type { CaseRecord } from '../../../data/api/types';
import { useLive, useWorkplace } from '../../../data/hooks';
import { caseKind, type RecordKind } from '../../../data/records';
import { kinds, withWaiting } from '../../../data/sync/kinds';

export type Found =
  | { readonly kind: 'asking' }
  /** `refused`: what the server said to a change of it that waits for this person. */
  | { readonly kind: 'here'; readonly record: CaseRecord; readonly unsent: boolean; readonly refused: Refused | undefined }
  /** `unsent`: something of this person's about it lies here all the same. */
  | { readonly kind: 'gone' | 'unreachable'; readonly unsent: boolean };

export function useCase(id: string): Found {
  return useRecord(caseKind, id);
}

/** One record with what waits for it. It is asked for again when it is opened, and kept: it was opened on purpose. */
export function useRecord(kind: RecordKind, id: string): Found {
  const { pull } = useWorkplace();
  const [asked, setAsked] = useState<{ readonly id: string; readonly answer: 'here' | 'gone' | 'unreachable' }>();
  const read = useLive([kind.plural, 'commands', 'drafts'], `${kind.name} ${id}`, async ({ store }) => {
    const line = (await store.unsent.list()).filter(({ record }) => record === id);
    const drafts = (await store.unsent.drafts()).filter(({ record }) => record === id);
    const stored = await store.record(kind, id);
    const refused = line.find((command) => command.state === 'attention' && kinds[command.kind].takes === true)?.refused;
    return { record: withWaiting(id, stored, line), refused, unsent: line.length > 0, begun: drafts.length > 0, registered: stored !== undefined };
  });
  const readable = read !== undefined;
  const onlyHere = read !== undefined && read.record !== undefined && !read.registered;
  useEffect(() => {
    if (!readable || onlyHere) return;
    let current = true;
    void pull.one(kind, id).then((answer) => {
      if (current) setAsked({ id, answer });
    });
    return () => {
      current = false;
    };
  }, [pull, kind, id, readable, onlyHere]);
  const lost = readable && read.record === undefined && asked?.id === id && asked.answer === 'here';
  // It left this device while it was open: only the server can say why.
  useEffect(() => {
    if (!lost) return;
    let current = true;
    void pull.one(kind, id).then((answer) => {
      if (current) setAsked({ id, answer });
    });
    return () => {
      current = false;
    };
  }, [pull, kind, id, lost]);
  if (read?.record !== undefined) return { kind: 'here', record: read.record, unsent: read.unsent, refused: read.refused };
  if (read === undefined || asked?.id !== id || asked.answer === 'here') return { kind: 'asking' };
  return { kind: asked.answer, unsent: read.unsent || read.begun };
}

/** What the record lets this person do. */
export function may(record: CaseRecord, ability: string): boolean {
  return record.abilities?.includes(ability) ?? false;
}
