import { call } from '../api/client';
import { Problem, Unreachable } from '../api/problem';
import type { Page, Person, Recipient } from '../api/types';
import type { LocalStore } from '../local/store';

/** User name → full name. */
export type Names = Readonly<Record<string, string>>;

/** The lists of people there are, by the ability that opens them. */
const lists: Readonly<Record<string, string>> = {
  refer_to: '/api/v2/users/refer-to?record_type=case',
  transfer_to: '/api/v2/users/transfer-to?record_type=case',
  assign_to: '/api/v2/users/assign-to?record_type=case',
  list_users: '/api/v2/users?per=200',
};

/** Page after page, until all are here; a list that says no total is whole. */
async function listed(path: string): Promise<readonly Recipient[]> {
  const found: Recipient[] = [];
  try {
    for (let page = 1; ; page += 1) {
      const { data, metadata } = await call<Page<Recipient>>(page === 1 ? path : `${path}&page=${String(page)}`);
      found.push(...data);
      if (data.length === 0 || found.length >= (metadata?.total ?? 0)) return found;
    }
  } catch (error) {
    // Names are a kindness: what is wrong with the session or the network, the pull beside this finds out.
    if (error instanceof Problem || error instanceof Unreachable) return found;
    throw error;
  }
}

/** Keeps the names of the people this person may be told of. Who has left a list keeps the name: old work bears it. */
export async function fetchNames(person: Person, store: LocalStore): Promise<void> {
  const open = (person.abilities ?? []).flatMap((ability) => lists[ability] ?? []);
  const rows = await Promise.all(open.map(listed));
  const told = [...rows.flat(), person].filter(({ full_name }) => Boolean(full_name));
  const kept = (await store.document<Names>('people'))?.value;
  const names = { ...kept, ...Object.fromEntries(told.map(({ user_name, full_name }) => [user_name, full_name ?? user_name])) };
  if (JSON.stringify(names) !== JSON.stringify(kept)) await store.putDocument('people', names, new Date().toISOString());
}
