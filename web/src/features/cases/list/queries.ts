import type { CaseRecord, Page } from '../../../data/api/types';
import { useDocument, useLive, usePerson, useReached } from '../../../data/hooks';
import { caseKind } from '../../../data/records';
import type { Progress } from '../../../data/sync/pull';
import type { Workplace } from '../../../data/workplace';
import { useSettled } from '../../../ui/use-settled';
import { readShown } from '../shown';
import { listPath, perPage, splitFilter, type ListState } from './filters';
import { compareCases, isDecidable, isFound, matches } from './matching';

export interface CaseList {
  readonly cases: readonly CaseRecord[];
  readonly total: number;
  /** Ids of cases with something that has not been sent yet. */
  readonly waiting: ReadonlySet<string>;
  /** `here`: all there is. `server`: a page of the server's. `part`: only what this device happens to have. */
  readonly origin: 'here' | 'server' | 'part';
}

interface Local {
  readonly found: readonly CaseRecord[];
  readonly unsent: readonly CaseRecord[];
  readonly waiting: ReadonlySet<string>;
}

async function readLocal(place: Workplace, state: ListState, search: string, userName: string): Promise<Local> {
  const { cases, stored, waiting } = await readShown(place, userName);
  const fits = (record: CaseRecord): boolean => matches(record, state.filters, userName) && isFound(record, search);
  const found = cases.filter(fits).sort(compareCases(state.orderBy, state.order));
  return { found, unsent: found.filter(({ id }) => !stored.has(id)), waiting };
}

function pageOf(local: Local, page: number, origin: CaseList['origin']): CaseList {
  const from = (page - 1) * perPage;
  return { cases: local.found.slice(from, from + perPage), total: local.found.length, waiting: local.waiting, origin };
}

/**
 * One page of cases: from this device when it has them all, otherwise the server's, otherwise what is here.
 * `everybody`: among those of others, too, which the server alone has, and of which no filter may ask whether they are in use.
 */
export function useCaseList(state: ListState, search: string, everybody: boolean): CaseList | undefined {
  const { user_name: userName } = usePerson();
  const reached = useReached();
  const progress = useDocument<Progress>(caseKind.progress).value;
  const paused = useSettled(search);
  const path = listPath(everybody ? { ...state, filters: state.filters.filter((filter) => splitFilter(filter).field !== 'record_state') } : state, paused, userName);
  const alone = !everybody && progress?.whole === true && state.filters.every(isDecidable);
  const askServer = !alone && reached;
  const remote = useDocument<Page<CaseRecord>>(`list ${path}`, askServer ? path : undefined, 'passing');
  const local = useLive(['cases', 'commands'], `${path} ${search}`, (place) => readLocal(place, state, search, userName));
  if (local === undefined) return undefined;
  if (alone) return pageOf(local, state.page, 'here');
  const typing = paused !== search;
  if (!typing && remote.value !== undefined && (remote.freshness.kind === 'fresh' || reached)) {
    const known = new Set(remote.value.data.map(({ id }) => id));
    const unsent = state.page === 1 ? local.unsent.filter(({ id }) => !known.has(id)) : [];
    const cases = [...unsent, ...remote.value.data];
    return { cases, total: (remote.value.metadata?.total ?? cases.length) + unsent.length, waiting: local.waiting, origin: 'server' };
  }
  // Nothing is shown as a result while the server is still being asked.
  if (askServer && (typing || remote.freshness.kind === 'asking') && local.found.length === 0) return undefined;
  return pageOf(local, state.page, 'part');
}
