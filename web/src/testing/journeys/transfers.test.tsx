import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openSignedIn } from '../render-app';
import { choose } from '../menu';

let server: FakeServer;

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
});

describe('handing a case over', () => {
  it('is asked of the next owner, and taken back', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['transfer'] });
    server.colleagues = [{ id: 7, user_name: 'joana', full_name: 'Joana Example' }];
    const { user } = await openSignedIn(server, '/cases/case-1/referrals');
    await choose(user, 'Hand over');
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(await dialog.findByRole('button', { name: 'Hand over' }));
    expect(await dialog.findByText('Choose who is asked.')).toBeInTheDocument();
    await expectAccessible();
    await user.selectOptions(await dialog.findByLabelText(/To whom/), 'joana');
    await user.type(dialog.getByLabelText('Why, and what they need to know'), 'I move away.');
    await user.click(dialog.getByRole('button', { name: 'Hand over' }));
    await waitFor(() => {
      expect(server.transfers).toMatchObject([{ status: 'in_progress', transitioned_to: 'joana', notes: 'I move away.', consent_overridden: false }]);
    });
    await user.click(await screen.findByRole('button', { name: 'Take back' }));
    await user.click(await screen.findByRole('button', { name: 'Yes, take it back' }));
    await waitFor(() => {
      expect(server.transfers[0]?.status).toBe('revoked');
    });
  });

  it('waits for a consent, unless it may be done without and is', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['transfer', 'consent_override'], consent_missing: { transfer: ['agreed'] } });
    const { user } = await openSignedIn(server, '/cases/case-1/referrals');
    await choose(user, 'Hand over');
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByRole('button', { name: 'Hand over' })).toBeDisabled();
    await user.click(dialog.getByLabelText('Hand over in spite of missing consent'));
    expect(dialog.getByRole('button', { name: 'Hand over' })).toBeEnabled();
  });

  it.each(['accepted', 'rejected'])('is answered on the page of the case: %s', async (status) => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: [] });
    server.transfers = [{ id: 'transfer-1', type: 'Transfer', status: 'in_progress', record_id: 'case-1', transitioned_by: 'joana', transitioned_to: server.me.user_name, abilities: ['accept', 'reject'] }];
    const { user } = await openSignedIn(server, '/cases/case-1/referrals');
    if (status === 'accepted') await user.click(await screen.findByRole('button', { name: 'Take over the case' }));
    else {
      await user.click(await screen.findByRole('button', { name: 'Decline' }));
      const dialog = within(await screen.findByRole('dialog'));
      await user.type(await dialog.findByLabelText(/Why can you not take it/), 'Too many cases.');
      await user.click(dialog.getByRole('button', { name: 'Decline' }));
    }
    await waitFor(() => {
      expect(server.transfers[0]?.status).toBe(status);
    });
  });

  it('is not offered to who may not', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['referral'] });
    await openSignedIn(server, '/cases/case-1/referrals');
    await screen.findByRole('button', { name: 'Refer' });
    expect(screen.queryByRole('button', { name: 'Hand over', hidden: true })).toBeNull();
  });
});
