import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalStore } from '../../data/local/store';
import { peopleHere } from '../../data/local/database';
import { caseKind } from '../../data/records';
import { person } from '../builders';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openApp, openSignedIn, signInAs, untilFilled } from '../render-app';

let server: FakeServer;
const note = 'Sleeps at 7.';

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
});

function comeBack(): void {
  act(() => {
    window.dispatchEvent(new Event('online'));
  });
}

async function endSession(): Promise<void> {
  server.signedIn = false;
  comeBack();
  await screen.findByText(/session has ended/);
}

describe('a draft', () => {
  it('is listed with the child, is never "everything is sent", and goes on where it stopped', async () => {
    const { user } = await openSignedIn(server, '/cases/new');
    await user.type(await screen.findByLabelText(/name first/), 'Half');
    expect(await screen.findByText('1 not finished')).toBeInTheDocument();
    expect(screen.queryByText('Everything is sent')).toBeNull();
    await user.click(screen.getByRole('link', { name: '1 not finished' }));
    expect(await screen.findByText('Half', { selector: 'strong' })).toBeInTheDocument();
    await expectAccessible();
    await user.click(screen.getByRole('link', { name: 'Go on' }));
    expect(await screen.findByLabelText(/name first/)).toHaveValue('Half');
    await user.type(screen.getByLabelText(/name first/), 'way');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect([...server.cases.values()].map(({ name_first }) => name_first)).toEqual(['Halfway']);
    });
    expect(await screen.findByText('Everything is sent')).toBeInTheDocument();
  });

  it('is another child each time somebody begins anew', async () => {
    const { user } = await openSignedIn(server, '/cases/new');
    await user.type(await screen.findByLabelText(/name first/), 'First');
    await user.click(screen.getByRole('link', { name: 'Cases' }));
    await user.click(await screen.findByRole('link', { name: 'Register a case' }));
    expect(await screen.findByText(/1 registration is not finished/)).toBeInTheDocument();
    expect(screen.getByLabelText(/name first/)).toHaveValue('');
    await user.type(screen.getByLabelText(/name first/), 'Second');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect([...server.cases.values()].map(({ name_first }) => name_first)).toEqual(['Second']);
    });
    expect(await screen.findByText('1 not finished')).toBeInTheDocument();
  });

  it('outlives a session, another person and a reload, and is nobody else\'s', async () => {
    const opened = await openSignedIn(server, '/cases/new');
    await opened.user.type(await screen.findByLabelText(/name first/), 'Mine');
    const address = `${window.location.pathname}${window.location.search}`;
    await endSession();
    const [me, other] = [server.me, person({ id: 12, user_name: 'other', full_name: 'Other Person' })];
    server.me = other;
    await signInAs(opened.user, 'right');
    expect(await screen.findByLabelText(/name first/)).toHaveValue('');
    expect(await screen.findByText('Everything is sent')).toBeInTheDocument();
    await opened.user.click(screen.getByRole('button', { name: /Your account/ }));
    await opened.user.click(screen.getByRole('button', { name: 'Log out' }));
    await opened.user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Log out' }));
    await screen.findByLabelText('User name');
    opened.rendered.unmount();
    server.me = me;
    const again = await openApp(address);
    await signInAs(again.user, 'right');
    expect(await screen.findByLabelText(/name first/)).toHaveValue('Mine');
  });

  it('of what a dialog asks is kept when the dialog closes', async () => {
    server.addCase({ id: 'case-1', name: 'Example' });
    const { user } = await openSignedIn(server, '/cases/case-1/referrals');
    await user.click(await screen.findByRole('button', { name: 'Refer' }));
    await user.type(await screen.findByLabelText('What you ask for'), note);
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(await screen.findByText('1 not finished')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Refer' }));
    expect(await screen.findByLabelText('What you ask for')).toHaveValue(note);
  });

  it('asks the browser to keep what lies here', async () => {
    const persist = vi.fn(() => Promise.resolve(true));
    Object.defineProperty(navigator, 'storage', { value: { persist }, configurable: true });
    await openSignedIn(server, '/');
    await waitFor(() => {
      expect(persist).toHaveBeenCalled();
    });
    Reflect.deleteProperty(navigator, 'storage');
  });
});

describe('when the session ends', () => {
  it.each(['it is over', 'logging out'])('by %s, only what was not sent stays', async (how) => {
    server.addCase({ id: 'case-1', name_first: 'Example', name: 'Example' });
    server.addCase({ id: 'case-2', name: 'Other' });
    const { user } = await openSignedIn(server, '/cases/case-1/edit');
    await untilFilled();
    await user.type(await screen.findByLabelText(/address/), note);
    await screen.findByText('1 not finished');
    if (how === 'it is over') await endSession();
    else {
      await user.click(screen.getByRole('button', { name: /Your account/ }));
      await user.click(screen.getByRole('button', { name: 'Log out' }));
      const dialog = within(await screen.findByRole('dialog'));
      expect(dialog.getByText(/1 thing has not been sent. It stays on this device/)).toBeInTheDocument();
      await user.click(dialog.getByRole('button', { name: 'Log out' }));
      await screen.findByLabelText('User name');
    }
    await waitFor(async () => {
      const store = await LocalStore.open(11);
      const left = { cases: (await store.summaries(caseKind)).size, me: await store.document('me'), unsent: await store.unsent.count() };
      store.close();
      expect(left).toEqual({ cases: 0, me: undefined, unsent: { commands: 0, drafts: 1 } });
    });
    expect(await peopleHere()).toEqual([11]);
  });
});
