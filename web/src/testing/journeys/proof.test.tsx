import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { sessionState } from '../../data/session';
import type { CommandKind } from '../../data/sync/command';
import { kinds } from '../../data/sync/kinds';
import type { Workplace } from '../../data/workplace';
import type { Heard } from '../answers';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openApp, openSignedIn } from '../render-app';

let server: FakeServer;
const wanted = { status: 403, body: { code: 'proof_wanted', facts: { minutes: 15 } } };
const proofPath = '/api/v2/sessions/proof';
const address = 'The third house behind the market.';

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
});

function place(): Workplace {
  const state = sessionState();
  if (state.kind !== 'signed_in') throw new Error('nobody is signed in');
  return state.workplace;
}

/** What was asked of the server, without the id that each sending has. */
function asked(): Omit<Heard, 'key'>[] {
  return server.writes().filter(({ path }) => path !== proofPath).map(({ method, path, body }) => ({ method, path, body }));
}

/** Something is refused on a page that stays: a browser lets nothing behind a modal dialog take the focus, jsdom does. */
async function beAsked(): Promise<Awaited<ReturnType<typeof openSignedIn>> & { readonly dialog: HTMLElement }> {
  server.addCase({ id: 'case-1', name_first: 'Example', name: 'Example' });
  const opened = await openSignedIn(server, '/notifications');
  await screen.findByRole('heading', { name: 'Notifications' });
  server.refuseNext.push(wanted);
  await act(() => place().outbox.add({ kind: 'edit_case', record: 'case-1', baseVersion: null, input: { address } }));
  return { ...opened, dialog: await screen.findByRole('dialog', { name: 'Is it still you?' }) };
}

describe('a password that has to be entered again', () => {
  it.each(Object.keys(kinds) as CommandKind[])('lets go on what it stopped: %s', async (kind) => {
    server.addCase({ id: 'case-1', name_first: 'Example', name: 'Example' });
    const { user } = await openSignedIn(server, '/notifications');
    await screen.findByRole('heading', { name: 'Notifications' });
    server.refuseNext.push(wanted);
    const record = kinds[kind].registers === true ? 'case-new' : kinds[kind].about === undefined ? 'other-1' : 'case-1';
    await act(() => place().outbox.add({ kind, record, baseVersion: null, input: { case_id: 'case-1', note: address } }));
    const dialog = await screen.findByRole('dialog', { name: 'Is it still you?' });
    await user.type(within(dialog).getByLabelText('Password'), `${server.password}{Enter}`);
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
      expect(asked()).toHaveLength(2);
    });
    const [first, second] = asked();
    expect(second).toEqual(first);
  });

  it('is asked for by keyboard, and the focus is where it was afterwards', async () => {
    const { user } = await openSignedIn(server, '/notifications');
    await screen.findByRole('heading', { name: 'Notifications' });
    const link = screen.getByRole('link', { name: 'Cases' });
    act(() => {
      link.focus();
    });
    server.refuseNext.push(wanted);
    await act(() => place().outbox.add({ kind: 'read_all_notifications', record: 'all', baseVersion: null, input: {} }));
    const dialog = await screen.findByRole('dialog', { name: 'Is it still you?' });
    expect(within(dialog).getByLabelText('Password')).toHaveFocus();
    await expectAccessible();
    await user.keyboard(`${server.password}{Enter}`);
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(link).toHaveFocus();
    expect(await screen.findByText('Everything is sent')).toBeInTheDocument();
  });

  it('says that it is wrong, stays, and takes the right one; then the page has the focus', async () => {
    const { user, dialog } = await beAsked();
    const field = within(dialog).getByLabelText('Password');
    await user.type(field, 'not this one{Enter}');
    expect(await within(dialog).findByText('The password is not right.')).toBeVisible();
    expect(field).toHaveFocus();
    server.offline = true;
    await user.clear(field);
    await user.type(field, `${server.password}{Enter}`);
    expect(await within(dialog).findByText(/The server cannot be reached/)).toBeVisible();
    server.offline = false;
    await user.type(field, '{Enter}');
    await waitFor(() => {
      expect(server.cases.get('case-1')?.address).toBe(address);
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(document.activeElement).not.toBe(document.body);
  });

  it('put off, loses nothing: it waits, and is asked for when it is tried again, after a reload too', async () => {
    const { user, dialog, rendered } = await beAsked();
    await user.click(within(dialog).getByRole('button', { name: 'Later' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.click(await screen.findByRole('link', { name: /1 needs attention/ }));
    expect(await screen.findByText(address)).toBeVisible();
    server.refuseNext.push(wanted);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('dialog', { name: 'Is it still you?' });
    rendered.unmount();
    await openApp('/');
    await screen.findByRole('heading', { level: 1, name: 'My work' });
    const again = await screen.findByRole('dialog', { name: 'Is it still you?' });
    await user.type(within(again).getByLabelText('Password'), `${server.password}{Enter}`);
    await waitFor(() => {
      expect(server.cases.get('case-1')?.address).toBe(address);
    });
  });

  it('is asked for wherever a page sends something: all but the login itself goes through one place', () => {
    const root = join(import.meta.dirname, '../..');
    const writing = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/test|testing/.test(name))
      .flatMap((name) => {
        const source = readFileSync(join(root, name), 'utf8');
        return [...source.matchAll(/call(?:<.*?>)?\((.*?), \{.*?method: '(?:POST|PUT|PATCH|DELETE)'/g)].map(([, path]) => `${name} ${path ?? ''}`);
      });
    expect(writing.sort()).toEqual([
      // It only reads: what is asked for is too secret for an address.
      "data/candidates.ts '/api/v2/cases/candidates'",
      // Nobody is asked for a password to give cases to colleagues, and somebody waits for the letters.
      "data/hand-over.ts '/api/v2/hand_overs'",
      "data/session.ts '/api/v2/tokens'",
      "data/session.ts '/api/v2/tokens'",
      // The pieces of a file go within its command, which goes through that place.
      'data/sync/pieces.ts path',
      `data/workplace.ts '${proofPath}'`,
    ]);
  });
});
