import { useMemo } from 'react';
import { useLive } from './hooks';
import type { Names } from './sync/names';

export type FullName = (userName: string) => string;

/** A person's full name where this device knows it, else the user name. Undefined only while the store is being read. */
export function useFullNames(): FullName | undefined {
  const read = useLive(['document:people'], 'people', async ({ store }) => ({ names: (await store.document<Names>('people'))?.value ?? {} }));
  const names = read?.names;
  return useMemo(() => (names === undefined ? undefined : (userName) => (Object.hasOwn(names, userName) ? names[userName] : undefined) ?? userName), [names]);
}
