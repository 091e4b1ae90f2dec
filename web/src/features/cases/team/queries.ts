import { useDocument, useLive, usePerson } from '../../../data/hooks';
import { caseKind } from '../../../data/records';
import type { Progress } from '../../../data/sync/pull';
import { useDangerSaid } from '../danger';
import { readShown } from '../shown';
import { teamOf, type Officer } from './team';

const answered = ['assessment', 'case_plan', 'action_plan', 'gbv_closure', 'closure'];

export interface Team {
  readonly officers: readonly Officer[];
  /** Whether all cases that this person sees are on this device: of fewer, no number would be right. */
  readonly whole: boolean;
}

/** Undefined while the device is being read. */
export function useTeam(now: Date): Team | undefined {
  const { user_name: userName } = usePerson();
  const progress = useDocument<Progress>(caseKind.progress).value;
  const danger = useDangerSaid();
  const shown = useLive(['cases', 'commands'], `team ${userName}`, (place) => readShown(place, userName));
  if (shown === undefined || progress === undefined) return undefined;
  const able = new Set(shown.cases.flatMap(({ abilities }) => abilities ?? []));
  const approves = answered.filter((step) => able.has(`approve_${step}`));
  return { officers: teamOf(shown.cases, { danger, approves, now }), whole: progress.whole };
}
