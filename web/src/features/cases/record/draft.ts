import { useCallback, useEffect, useRef, useState } from 'react';
import type { Row } from '../../../data/api/types';
import { ignoreClosed, useWorkplace } from '../../../data/hooks';

/** What somebody was typing, kept sealed on the device until it is saved or dropped. */
export interface Draft {
  readonly id: string;
  readonly values: Row;
  readonly original: Row;
  readonly baseVersion: number | null;
}

export type DraftRead = { readonly kind: 'reading' } | { readonly kind: 'none' } | { readonly kind: 'found'; readonly draft: Draft; readonly at: string };

const pause = 400;

export interface DraftKeeper {
  readonly read: DraftRead;
  readonly keep: (draft: Draft) => void;
  readonly drop: () => Promise<void>;
}

export function useDraft(name: string): DraftKeeper {
  const { store } = useWorkplace();
  const [read, setRead] = useState<DraftRead>({ kind: 'reading' });
  const pending = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly draft: Draft }>(undefined);

  useEffect(() => {
    let current = true;
    store
      .draft<Draft>(name)
      .then((kept) => {
        if (current) setRead(kept === undefined ? { kind: 'none' } : { kind: 'found', draft: kept.value, at: kept.at });
      })
      .catch(ignoreClosed);
    return () => {
      current = false;
    };
  }, [store, name]);

  const write = useCallback((): void => {
    const waiting = pending.current;
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    pending.current = undefined;
    store.putDraft(name, waiting.draft, new Date().toISOString()).catch(ignoreClosed);
  }, [store, name]);

  useEffect(() => {
    // A tab that is closed or left says so only here; what is pending is written at once.
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') write();
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', write);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', write);
      write();
    };
  }, [write]);

  const keep = useCallback(
    (draft: Draft): void => {
      if (pending.current !== undefined) clearTimeout(pending.current.timer);
      pending.current = { draft, timer: setTimeout(write, pause) };
    },
    [write],
  );
  const drop = useCallback(async (): Promise<void> => {
    if (pending.current !== undefined) clearTimeout(pending.current.timer);
    pending.current = undefined;
    await store.removeDraft(name);
  }, [store, name]);
  return { read, keep, drop };
}
