import type { Caseload, CaseRecord } from '../../../data/api/types';
import { listAddress } from '../list/filters';
import { matches } from '../list/matching';
import type { DangerSaid } from '../danger';

export type Column = 'open' | 'load' | 'danger' | 'overdue' | 'silent' | 'to_approve';

/** A number of the table: the list that it opens is the one it counts. */
export interface Figure {
  readonly count: number;
  readonly address: string;
}

export interface Officer {
  readonly userName: string;
  /** As the server tells it; empty where it does not. */
  readonly fullName: string;
  readonly figures: Readonly<Partial<Record<Column, Figure>>>;
}

export interface Asked {
  readonly danger: DangerSaid;
  /** The steps of a case that this person answers. */
  readonly approves: readonly string[];
  readonly now: Date;
  /** What the server says each has: those without a case, too. */
  readonly loads: readonly Caseload[];
}

export function silentAddress(owner: string): string {
  return `/silent?${new URLSearchParams({ owned_by: owner }).toString()}`;
}

const open = ['record_state=true', 'status=open'];

/** The filters of each column. Danger that several fields tell of fits no one list, and has no column. */
function filtersOf({ danger, approves, now }: Asked): Readonly<Partial<Record<Column, readonly string[]>>> {
  const said = Object.values(danger).flatMap((means) => Object.entries(means));
  const [field, codes] = said[0] ?? [];
  return {
    open: [],
    ...(field === undefined || said.length > 1 ? {} : { danger: [`${field}=${(Array.isArray(codes) ? codes : [codes]).join(',')}`] }),
    overdue: [`next_action_due=..${now.toISOString()}`],
    ...(approves.length === 0 ? {} : { to_approve: approves.map((step) => `or[approval_status_${step}]=pending`) }),
  };
}

/** How many open cases each owner has, and of which one has to hear: who has most overdue comes first. */
export function teamOf(cases: readonly CaseRecord[], asked: Asked): readonly Officer[] {
  const columns = Object.entries(filtersOf(asked)) as [Column, readonly string[]][];
  const mine = new Map<string, CaseRecord[]>();
  for (const record of cases.filter((one) => matches(one, open, ''))) {
    const owner = String(record.owned_by);
    mine.set(owner, [...(mine.get(owner) ?? []), record]);
  }
  const loads = new Map(asked.loads.map((load) => [load.user_name, load]));
  const officers = [...new Set([...mine.keys(), ...loads.keys()])].map((userName): Officer => {
    const own = mine.get(userName) ?? [];
    const load = loads.get(userName);
    const figures = columns.map(([column, filters]): [Column, Figure] => {
      const all = [...open, `owned_by=${userName}`, ...filters];
      const address = listAddress({ filters: all, orderBy: 'registration_date', order: 'desc', page: 1 });
      return [column, { count: own.filter((record) => matches(record, all, userName)).length, address }];
    });
    const told = own.map((record) => record.owned_by_full_name).find((name) => typeof name === 'string') ?? '';
    const { open: listed, ...others } = Object.fromEntries(figures) as Readonly<Partial<Record<Column, Figure>>>;
    const said = {
      ...(listed === undefined ? {} : { open: listed }),
      ...(typeof load?.load !== 'number' || listed === undefined ? {} : { load: { count: load.load, address: listed.address } }),
      ...others,
      ...(load === undefined ? {} : { silent: { count: load.silent, address: silentAddress(userName) } }),
    };
    return { userName, fullName: load?.full_name ?? told, figures: said };
  });
  const rank = ({ figures }: Officer): number => (figures.overdue?.count ?? 0) * 10_000 + (figures.open?.count ?? 0);
  return officers.sort((one, other) => rank(other) - rank(one) || one.userName.localeCompare(other.userName));
}
