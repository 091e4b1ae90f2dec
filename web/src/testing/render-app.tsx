import { act, render, screen, waitFor, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import axe from 'axe-core';
import { expect } from 'vitest';
import { App } from '../app/app';
import { tellReached } from '../data/connectivity';
import { deleteDatabase, peopleHere } from '../data/local/database';
import { kindsOf } from '../data/records';
import { sessionState, startSession } from '../data/session';
import { configuration, type Progress } from '../data/sync/pull';
import type { FakeServer } from './fake-server';

export interface Opened {
  readonly user: UserEvent;
  readonly rendered: RenderResult;
}

/** A fresh device: nothing kept, nobody signed in. */
export async function cleanDevice(): Promise<void> {
  const state = sessionState();
  if (state.kind === 'signed_in') {
    state.workplace.close();
    await state.workplace.store.leave();
  }
  for (const id of await peopleHere()) await deleteDatabase(id);
  localStorage.clear();
  localStorage.setItem('mahon.language', 'en');
  tellReached(true);
  window.history.replaceState(null, '', '/');
}

/** Opens the app at an address, as the browser would. */
export async function openApp(address: string): Promise<Opened> {
  window.history.replaceState(null, '', address);
  await startSession();
  const rendered = render(<App />);
  return { user: userEvent.setup(), rendered };
}

export async function openSignedIn(server: FakeServer, address: string): Promise<Opened> {
  const opened = await openApp(address);
  await signInAs(opened.user, server.password);
  return opened;
}

export async function signInAs(user: UserEvent, password: string): Promise<void> {
  const name = await screen.findByLabelText('User name');
  await user.clear(name);
  await user.type(name, 'worker');
  await user.type(screen.getByLabelText('Password'), password);
  await user.click(screen.getByRole('button', { name: 'Log in' }));
}

/** Until the device holds what it fetches by itself: from then on the app does without a network. */
export async function untilFilled(): Promise<void> {
  await waitFor(async () => {
    const state = sessionState();
    if (state.kind !== 'signed_in') throw new Error('nobody is signed in');
    const { store } = state.workplace;
    const seen = kindsOf(state.person);
    for (const { name, progress } of seen) expect((await store.document<Progress>(progress))?.value.whole, name).toBe(true);
    for (const name of [...seen.map(({ forms }) => forms.name), ...Object.keys(configuration)]) expect(await store.document(name), name).toBeDefined();
  });
}

/** Serious and critical faults of what is on the screen; colours need a real browser. */
export async function expectAccessible(): Promise<void> {
  const result = await act(() => axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } }));
  const bad = result.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(bad.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
