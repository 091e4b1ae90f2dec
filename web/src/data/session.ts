import { beAt } from '../i18n/site-time';
import { call } from './api/client';
import { Problem } from './api/problem';
import type { One, Person } from './api/types';
import { deleteDatabase, keepUnsent, openDatabase, peopleHere } from './local/database';
import { askToPersist } from './persistence';
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
  const workplace = new Workplace(store, person, { isTheirs: () => remembered() === person.id, signedOut: expire });
  become({ kind: 'signed_in', person, workplace });
  workplace.start();
  void askToPersist();
  return workplace;
}

/** The store that is being closed; nobody opens one before it is. */
let closing: Promise<void> = Promise.resolve();

/** Screens go first, and write what they still hold; then the store closes. */
function part(next: SessionState, close: (store: LocalStore) => Promise<void>): void {
  if (state.kind !== 'signed_in') return;
  const { store } = state.workplace;
  state.workplace.close();
  become(next);
  closing = close(store);
}

function expire(): void {
  if (state.kind !== 'signed_in') return;
  if (remembered() === state.person.id) localStorage.removeItem(rememberedKey);
  part({ kind: 'expired', userName: state.person.user_name }, (store) => store.leave());
}

/** Another tab has ended the session, or somebody else signs in there: that tab empties the store. */
function leftElsewhere(): void {
  if (state.kind === 'signed_in') part({ kind: 'expired', userName: state.person.user_name }, (store) => store.finish());
}

if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key }) => {
    if (key === rememberedKey && state.kind === 'signed_in' && remembered() !== state.person.id) leftElsewhere();
  });
}

async function fetchPerson(id: number): Promise<Person> {
  return (await call<One<Person>>(`/api/v2/users/${id}?extended=true`)).data;
}

/** Opens the app where this device was left; the server is asked afterwards, so that it also opens offline. */
export async function startSession(): Promise<void> {
  const id = remembered();
  await tidyOthers(id);
  const store = id === undefined ? undefined : await LocalStore.open(id, leftElsewhere);
  const kept = await store?.document<Person>('me');
  if (store === undefined || kept === undefined) {
    store?.close();
    become({ kind: 'signed_out' });
    return;
  }
  await refreshPerson(enter(store, kept.value));
}

/** Of other people only what they have not sent stays on this device. */
async function tidyOthers(id: number | undefined): Promise<void> {
  for (const other of await peopleHere()) {
    if (other === id) continue;
    const { database } = await openDatabase(other, () => {
      database.close();
    });
    const unsent = await keepUnsent(database);
    database.close();
    if (!unsent) await deleteDatabase(other);
  }
}

export async function signIn(userName: string, password: string): Promise<void> {
  const body = { user: { user_name: userName, password } };
  // Whoever is signed in in another tab leaves before the session there becomes somebody else's.
  localStorage.removeItem(rememberedKey);
  await closing;
  const { id } = await call<{ id: number }>('/api/v2/tokens', { method: 'POST', body });
  const person = await fetchPerson(id);
  await tidyOthers(id);
  const store = await LocalStore.open(id, leftElsewhere);
  await store.putDocument('me', person, new Date().toISOString());
  localStorage.setItem(rememberedKey, String(id));
  enter(store, person);
}

/**
 * Ends the session. What was not sent stays, for this person only; everything else leaves the device, and only then
 * does it say that nobody is logged in: whoever sees that may hand the device on.
 */
export async function signOut(): Promise<void> {
  localStorage.removeItem(rememberedKey);
  part({ kind: 'starting' }, (store) => store.leave());
  try {
    await closing;
  } finally {
    if (state.kind === 'starting') become({ kind: 'signed_out' });
  }
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
