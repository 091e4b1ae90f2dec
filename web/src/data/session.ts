import { beAt } from '../i18n/site-time';
import { call } from './api/client';
import { Problem } from './api/problem';
import type { One, Person } from './api/types';
import { deleteDatabase, peopleHere } from './local/database';
import { LocalStore } from './local/store';
import { Workplace } from './workplace';

export type SessionState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signed_out' }
  /** The server no longer knows the session; what is on the device stays until the person is back. */
  | { readonly kind: 'expired'; readonly userName: string }
  | { readonly kind: 'signed_in'; readonly person: Person; readonly workplace: Workplace };

const rememberedKey = 'mahon.person';
const listeners = new Set<() => void>();
let state: SessionState = { kind: 'starting' };

export function sessionState(): SessionState {
  return state;
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: SessionState): void {
  state = next;
  if (next.kind === 'signed_in') beAt(next.person.site_time_zone ?? undefined);
  for (const listener of [...listeners]) listener();
}

function remembered(): number | undefined {
  const id = Number(localStorage.getItem(rememberedKey));
  return Number.isInteger(id) && id > 0 ? id : undefined;
}

function enter(store: LocalStore, person: Person): Workplace {
  const workplace = new Workplace(store, person, expire);
  become({ kind: 'signed_in', person, workplace });
  workplace.start();
  return workplace;
}

/** Another tab of this person signed out. */
function wiped(): void {
  if (state.kind === 'signed_in') state.workplace.close();
  become({ kind: 'signed_out' });
}

function expire(): void {
  if (state.kind !== 'signed_in') return;
  state.workplace.close();
  state.workplace.store.close();
  become({ kind: 'expired', userName: state.person.user_name });
}

async function fetchPerson(id: number): Promise<Person> {
  return (await call<One<Person>>(`/api/v2/users/${id}?extended=true`)).data;
}

/** Opens the app where this device was left; the server is asked afterwards, so that it also opens offline. */
export async function startSession(): Promise<void> {
  const id = remembered();
  if (id === undefined) {
    become({ kind: 'signed_out' });
    return;
  }
  const store = await LocalStore.open(id, wiped);
  const kept = await store.document<Person>('me');
  if (kept === undefined) {
    store.close();
    become({ kind: 'signed_out' });
    return;
  }
  await refreshPerson(enter(store, kept.value));
}

/** Removes stores of other people from this device, unless they hold work that was never sent. */
async function tidyOthers(id: number): Promise<void> {
  for (const other of await peopleHere()) {
    if (other === id) continue;
    const store = await LocalStore.open(other);
    const unsent = await store.waiting();
    store.close();
    if (unsent === 0) await deleteDatabase(other);
  }
}

export async function signIn(userName: string, password: string): Promise<void> {
  const body = { user: { user_name: userName, password } };
  const { id } = await call<{ id: number }>('/api/v2/tokens', { method: 'POST', body });
  const person = await fetchPerson(id);
  await tidyOthers(id);
  const store = await LocalStore.open(id, wiped);
  await store.putDocument('me', person, new Date().toISOString());
  localStorage.setItem(rememberedKey, String(id));
  enter(store, person);
}

/** Ends the session and removes everything from the device, unsent work included: ask before. */
export async function signOut(): Promise<void> {
  const leaving = state;
  localStorage.removeItem(rememberedKey);
  if (leaving.kind === 'signed_in') {
    leaving.workplace.close();
    await leaving.workplace.store.wipe();
  }
  become({ kind: 'signed_out' });
  try {
    await call('/api/v2/tokens', { method: 'DELETE' });
  } catch (error) {
    // Offline, or already signed out there: the device is clean either way.
    if (!(error instanceof Problem) && isReallyUnexpected(error)) throw error;
  }
}

function isReallyUnexpected(error: unknown): boolean {
  return !(error instanceof Error && error.name === 'Unreachable');
}

/** Asks the server who this is now: rights may have changed, or the session may be over. */
async function refreshPerson(workplace: Workplace): Promise<void> {
  const person = await fetchPerson(workplace.person.id).catch(() => undefined);
  if (person === undefined || state.kind !== 'signed_in' || state.workplace !== workplace) return;
  await workplace.store.putDocument('me', person, new Date().toISOString());
  workplace.person = person;
  become({ kind: 'signed_in', person, workplace });
}
