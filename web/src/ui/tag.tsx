import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'good' | 'warning' | 'wrong' | 'info';

/** A short state in words; colour only repeats what the words say. */
export function Tag({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }): ReactNode {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}
