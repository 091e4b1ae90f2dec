import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { nothings, type NothingKey } from '../i18n/nothings';
import { isReached, onReachedChange } from './connectivity';
import { onSessionChange, sessionState, type SessionState } from './session';
import type { Person } from './api/types';
import { ignoreClosed } from './local/store';
import type { Command } from './sync/command';
import type { Draft } from './sync/draft';
import type { Freshness } from './sync/documents';
import type { Workplace } from './workplace';

export function useSession(): SessionState {
  return useSyncExternalStore(onSessionChange, sessionState);
}

/** The place of the person who is signed in; screens are only shown to such a person. */
export function useWorkplace(): Workplace {
  const session = useSession();
  if (session.kind !== 'signed_in') throw new Error('This screen needs a signed-in person.');
  return session.workplace;
}

export function usePerson(): Person {
  const session = useSession();
  if (session.kind !== 'signed_in') throw new Error('This screen needs a signed-in person.');
  return session.person;
}

/** Whether the server shows this person nothing of what this place is for; what is their own, or told, is not judged here. */
export function useWithheld(none: NothingKey): boolean {
  const abilities = usePerson().abilities ?? [];
  const needed = nothings[none];
  return needed !== 'own' && needed !== 'told' && !abilities.includes(needed);
}

export function useReached(): boolean {
  return useSyncExternalStore(onReachedChange, isReached);
}

/** Reads from the local store, and again whenever one of the topics changes. `key` says what is being read. */
export function useLive<T>(topics: readonly string[], key: string, read: (place: Workplace) => Promise<T>): T | undefined {
  const place = useWorkplace();
  const [shown, show] = useState<{ readonly key: string; readonly value: T }>();
  const readNow = useEffectEvent(read);
  const listening = topics.join('\n');
  useEffect(() => {
    let current = true;
    let turn = 0;
    const again = (): void => {
      const mine = (turn += 1);
      readNow(place)
        .then((value) => {
          if (current && mine === turn) show({ key, value });
        })
        .catch(ignoreClosed);
    };
    again();
    const stops = listening.split('\n').map((topic) => place.store.live.listen(topic, again));
    return () => {
      current = false;
      for (const stop of stops) stop();
    };
  }, [place, key, listening]);
  return shown?.key === key ? shown.value : undefined;
}

export interface Shown<T> {
  readonly value: T | undefined;
  readonly at: string | undefined;
  readonly freshness: Freshness;
}

/** A document as it is kept here. With a path it is asked for again when the screen opens; `passing` is not stored. */
export function useDocument<T>(name: string, path?: string, keep: 'stored' | 'passing' = 'stored'): Shown<T> {
  const place = useWorkplace();
  useEffect(() => {
    if (path === undefined) return undefined;
    if (keep === 'passing') return place.documents.watch(name, path);
    void place.documents.refresh(name, path);
    return undefined;
  }, [place, name, path, keep]);
  const read = useLive([`document:${name}`], name, async ({ store, documents }) => {
    const kept = await store.document<T>(name);
    return { kept, freshness: documents.freshness(name) };
  });
  return { value: read?.kept?.value, at: read?.kept?.at, freshness: read?.freshness ?? { kind: 'asking' } };
}

export function useCommands(): readonly Command[] | undefined {
  return useLive(['commands'], 'commands', ({ store }) => store.unsent.list());
}

export function useDrafts(): readonly Draft[] | undefined {
  return useLive(['drafts'], 'drafts', ({ store }) => store.unsent.drafts());
}

/** How many drafts lie here, without opening them. */
export function useDraftCount(): number {
  return useLive(['drafts'], 'draft count', async ({ store }) => (await store.unsent.count()).drafts) ?? 0;
}

export { ignoreClosed };
