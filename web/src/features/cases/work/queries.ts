import { useDocument, useLive, usePerson } from '../../../data/hooks';
import { caseKind } from '../../../data/records';
import type { Progress } from '../../../data/sync/pull';
import { useDangerSaid } from '../danger';
import { readShown } from '../shown';
import { workOf, type Work } from './work';

export interface MyWork {
  readonly work: Work;
  /** Ids of cases with something that has not been sent yet. */
  readonly waiting: ReadonlySet<string>;
  /** Whether all cases that this person sees are on this device. */
  readonly whole: boolean;
}

/** From what this device has, so that it is there at once and without a network; undefined while that is being read. */
export function useMyWork(now: Date): MyWork | undefined {
  const { user_name: userName } = usePerson();
  const progress = useDocument<Progress>(caseKind.progress).value;
  const danger = useDangerSaid();
  const shown = useLive(['cases', 'commands'], `work ${userName}`, (place) => readShown(place, userName));
  if (shown === undefined) return undefined;
  return { work: workOf(shown.cases, { userName, danger, now }), waiting: shown.waiting, whole: progress?.whole === true };
}

