import { useEffect, useState } from 'react';
import type { CaseRecord } from '../../../data/api/types';
import { useLive, useWorkplace } from '../../../data/hooks';
import { caseKind } from '../../../data/records';
import { withWaiting } from '../../../data/sync/kinds';

export type Found =
  | { readonly kind: 'asking' }
  | { readonly kind: 'here'; readonly record: CaseRecord; readonly unsent: boolean }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreachable' };

/** One case with what waits for it. It is asked for again when it is opened, and kept: it was opened on purpose. */
export function useCase(id: string): Found {
  const { pull } = useWorkplace();
  const [asked, setAsked] = useState<{ readonly id: string; readonly answer: 'here' | 'gone' | 'unreachable' }>();
  const read = useLive(['cases', 'commands'], `case ${id}`, async ({ store }) => {
    const line = await store.list();
    const stored = await store.record(caseKind, id);
    return { record: withWaiting(id, stored, line), unsent: line.some(({ record }) => record === id), registered: stored !== undefined };
  });
  const readable = read !== undefined;
  const onlyHere = read !== undefined && read.record !== undefined && !read.registered;
  useEffect(() => {
    if (!readable || onlyHere) return;
    let current = true;
    void pull.one(caseKind, id).then((answer) => {
      if (current) setAsked({ id, answer });
    });
    return () => {
      current = false;
    };
  }, [pull, id, readable, onlyHere]);
  const lost = readable && read.record === undefined && asked?.id === id && asked.answer === 'here';
  // It left this device while it was open: only the server can say why.
  useEffect(() => {
    if (!lost) return;
    let current = true;
    void pull.one(caseKind, id).then((answer) => {
      if (current) setAsked({ id, answer });
    });
    return () => {
      current = false;
    };
  }, [pull, id, lost]);
  if (read?.record !== undefined) return { kind: 'here', record: read.record, unsent: read.unsent };
  if (read === undefined || asked?.id !== id || asked.answer === 'here') return { kind: 'asking' };
  return { kind: asked.answer };
}

/** What the record lets this person do. */
export function may(record: CaseRecord, ability: string): boolean {
  return record.abilities?.includes(ability) ?? false;
}
