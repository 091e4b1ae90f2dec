import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { person } from '../builders';
import { FakeServer } from '../fake-server';
import { choose } from '../menu';
import { cleanDevice, expectAccessible, openSignedIn } from '../render-app';

let server: FakeServer;

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
});

const asked = { id: 'request-1', type: 'TransferRequest', status: 'in_progress', record_id: 'case-1', notes: 'I know her.' } as const;

describe('asking for a case', () => {
  it('is done from the list, of a case that is only found', async () => {
    server.addCase({ id: 'case-1', name: 'Example', owned_by: 'joana', record_in_scope: false, abilities: ['request_transfer'] });
    server.me = person({ abilities: [...(person().abilities ?? []), 'search_others'] });
    const { user } = await openSignedIn(server, '/cases');
    await screen.findByText('No cases');
    expect(screen.queryByText('Example')).toBeNull();
    await user.type(screen.getByRole('searchbox'), 'Example');
    await user.click(await screen.findByRole('button', { name: "Look among everybody's cases" }));
    expect(await screen.findByText("Somebody else's case")).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /Example/ })).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Ask for this case' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(await dialog.findByRole('button', { name: 'Ask for this case' }));
    expect(await dialog.findByText('This is needed.')).toBeInTheDocument();
    await expectAccessible();
    await user.type(dialog.getByLabelText(/Why you ask/), 'I know her.');
    await user.click(dialog.getByLabelText('The child or the carer has said that they agree.'));
    await user.click(dialog.getByRole('button', { name: 'Ask for this case' }));
    await waitFor(() => {
      expect(server.requests).toMatchObject([{ status: 'in_progress', record_id: 'case-1', notes: 'I know her.', consent_individual_transfer: true }]);
    });
  });

  it('waits without a network, and is sent when it is back', async () => {
    server.addCase({ id: 'case-1', name: 'Example', owned_by: 'joana', abilities: ['request_transfer'] });
    const { user } = await openSignedIn(server, '/cases/case-1/referrals');
    await screen.findByRole('button', { name: 'Ask for this case', hidden: true });
    server.offline = true;
    await choose(user, 'Ask for this case');
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(await dialog.findByLabelText(/Why you ask/), 'I know her.');
    await user.click(dialog.getByRole('button', { name: 'Ask for this case' }));
    expect((await screen.findAllByText('Asked for, not sent yet')).length).toBeGreaterThan(0);
    expect(server.requests).toEqual([]);
    server.offline = false;
    window.dispatchEvent(new Event('online'));
    await waitFor(() => {
      expect(server.requests).toMatchObject([{ record_id: 'case-1', notes: 'I know her.' }]);
    });
  });

  it.each(['accepted', 'rejected'])('is answered on the page of the case: %s', async (status) => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: [] });
    server.requests = [{ ...asked, transitioned_by: 'joana', transitioned_to: server.me.user_name, abilities: ['accept', 'reject'] }];
    const { user } = await openSignedIn(server, '/cases/case-1/referrals');
    expect(await screen.findByText('I know her.')).toBeInTheDocument();
    await expectAccessible();
    if (status === 'accepted') await user.click(await screen.findByRole('button', { name: 'Hand it over' }));
    else {
      await user.click(await screen.findByRole('button', { name: 'Decline' }));
      const dialog = within(await screen.findByRole('dialog'));
      await user.type(await dialog.findByLabelText(/Why do you keep the case/), 'She trusts me.');
      await user.click(dialog.getByRole('button', { name: 'Decline' }));
    }
    await waitFor(() => {
      expect(server.requests[0]?.status).toBe(status);
    });
  });
});

describe('the page of what is handed over', () => {
  it('shows what came to the person, with the way to the case, and what is theirs to answer', async () => {
    server.transfers = [{ id: 'transfer-1', type: 'Transfer', status: 'in_progress', record_id: 'case-1', record_short_id: 'abc1234', transitioned_by: 'joana', transitioned_to: server.me.user_name, abilities: ['accept', 'reject'] }];
    server.requests = [{ ...asked, status: 'rejected', transitioned_by: 'joana', transitioned_to: server.me.user_name, abilities: [] }];
    await openSignedIn(server, '/transfers');
    expect(await screen.findByRole('heading', { name: 'To answer (1)' })).toBeInTheDocument();
    expect(await screen.findByRole('heading', { name: 'Answered or ended (1)' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open case abc1234' })).toHaveAttribute('href', '/cases/case-1/referrals');
    expect(screen.getByRole('button', { name: 'Take over the case' })).toBeInTheDocument();
    await expectAccessible();
  });

  it('shows what the person asked for, without a way to a case that is not theirs to open', async () => {
    server.requests = [{ ...asked, record_short_id: 'abc1234', record_access_denied: true, transitioned_by: server.me.user_name, transitioned_to: 'joana', abilities: ['revoke'] }];
    const { user } = await openSignedIn(server, '/transfers/sent');
    await user.click(await screen.findByRole('button', { name: 'Ask no more' }));
    await waitFor(() => {
      expect(server.requests[0]?.status).toBe('revoked');
    });
    // The card is drawn anew when the answer comes.
    await waitFor(() => {
      expect(screen.getByText('Case abc1234')).toBeInTheDocument();
    });
    expect(screen.queryByRole('link', { name: /Open/ })).toBeNull();
  });
});
