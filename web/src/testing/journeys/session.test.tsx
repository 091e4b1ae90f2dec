import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { peopleHere } from '../../data/local/database';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openApp, openSignedIn, signInAs } from '../render-app';

let server: FakeServer;

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
});

function comeBack(): void {
  server.offline = false;
  act(() => {
    window.dispatchEvent(new Event('online'));
  });
}

describe('signing in', () => {
  it('says in words that it was wrong, then opens the page that was asked for', async () => {
    server.addCase({ id: 'case-1', name: 'Example One' });
    const { user } = await openApp('/cases');
    await signInAs(user, 'wrong');
    expect(await screen.findByRole('alert')).toHaveTextContent('not right');
    await expectAccessible();
    await user.clear(screen.getByLabelText('Password'));
    await signInAs(user, 'right');
    expect(await screen.findByRole('link', { name: 'Example One' })).toBeInTheDocument();
    await expectAccessible();
  });

  it('fills the form when a person of the demonstration is chosen', async () => {
    server.people = [{ user_name: 'demo', full_name: 'Demo Person', role: 'Case worker', password: 'secret' }];
    const { user } = await openApp('/');
    await user.click(await screen.findByRole('button', { name: /Demo Person/ }));
    expect(screen.getByLabelText('User name')).toHaveValue('demo');
    expect(screen.getByLabelText('Password')).toHaveValue('secret');
  });

  it('is asked for again when the session ends, and leads back to where one was', async () => {
    server.addCase({ id: 'case-1', name: 'Example One' });
    const { user } = await openSignedIn(server, '/cases');
    await screen.findByRole('link', { name: 'Example One' });
    server.signedIn = false;
    comeBack();
    expect(await screen.findByText(/session has ended/)).toBeInTheDocument();
    await signInAs(user, 'right');
    expect(await screen.findByRole('link', { name: 'Example One' })).toBeInTheDocument();
    expect(window.location.pathname).toBe('/cases');
  });

  it('leaves nothing on the device after logging out', async () => {
    const { user } = await openSignedIn(server, '/');
    await screen.findByRole('heading', { level: 1, name: 'My work' });
    await user.click(screen.getByRole('button', { name: /Your account/ }));
    await user.click(screen.getByRole('button', { name: 'Log out' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Log out' }));
    await screen.findByLabelText('User name');
    await waitFor(async () => {
      expect(await peopleHere()).toEqual([]);
    });
  });
});

describe('languages', () => {
  it('change at once, the page with them', async () => {
    const { user } = await openSignedIn(server, '/cases');
    await screen.findByRole('heading', { level: 1, name: 'Cases' });
    await user.click(screen.getByRole('button', { name: /Your account/ }));
    await user.click(screen.getByRole('button', { name: 'Tetun' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Kazu sira' })).toBeInTheDocument();
    await waitFor(() => {
      expect(document.documentElement.lang).toBe('tet');
    });
  });
});
