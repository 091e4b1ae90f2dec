import { useDocument, useLive, usePerson, type Shown } from '../../../data/hooks';
import { caseKind } from '../../../data/records';
import type { Caseloads, Page, SilentCase } from '../../../data/api/types';
import type { Progress } from '../../../data/sync/pull';
import { useDangerSaid } from '../danger';
import { readShown } from '../shown';
import { teamOf, type Officer } from './team';

const answered = ['assessment', 'case_plan', 'action_plan', 'gbv_closure', 'closure'];

export interface Team {
  readonly officers: readonly Officer[];
  /** Whether all cases that this person sees are on this device: of fewer, no number would be right. */
  readonly whole: boolean;
  /** What each has and who could take one more, as the server said last. */
  readonly loads: Caseloads | undefined;
}

/** Undefined while the device is being read. */
export function useTeam(now: Date): Team | undefined {
  const { user_name: userName } = usePerson();
  const progress = useDocument<Progress>(caseKind.progress).value;
  const danger = useDangerSaid();
  const loads = useDocument<Caseloads>('caseloads', '/api/v2/caseloads').value;
  const shown = useLive(['cases', 'commands'], `team ${userName}`, (place) => readShown(place, userName));
  if (shown === undefined || progress === undefined) return undefined;
  const able = new Set(shown.cases.flatMap(({ abilities }) => abilities ?? []));
  const approves = answered.filter((step) => able.has(`approve_${step}`));
  return { officers: teamOf(shown.cases, { danger, approves, now, loads: loads?.data ?? [] }), whole: progress.whole, loads };
}

/** The silent cases of an owner, or all: as the server lists them, and without it those of all that are kept here. */
export function useSilent(owner: string | null): Shown<Page<SilentCase>> {
  const asked = owner === null ? '' : `&${new URLSearchParams({ owned_by: owner }).toString()}`;
  const shown = useDocument<Page<SilentCase>>(`silent${asked}`, `/api/v2/silent_cases?page=1&per=100${asked}`);
  const all = useDocument<Page<SilentCase>>('silent').value;
  const kept = all === undefined ? undefined : { data: all.data.filter(({ owned_by: whose }) => whose === owner) };
  return { ...shown, value: shown.value ?? (shown.freshness.kind === 'unreachable' ? kept : undefined) };
}
