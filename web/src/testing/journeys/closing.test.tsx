import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Row } from '../../data/api/types';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openSignedIn } from '../render-app';
import { choose } from '../menu';

let server: FakeServer;

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
  server.options = { closing_needs: ['closure_reason'] };
  server.closing = { needs: ['closure_reason'], missing: ['closure_reason'], open: { referrals_pending: 2, services: 1 }, in_danger: true, withheld: ['follow_ups'] };
});

const asks = ['write', 'request_approval_closure'];

describe('closing a case', () => {
  it('says what is open, withheld and dangerous, wants the reason, and sends it with closing', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['close'] });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await choose(user, 'Close the case');
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(/in danger now/)).toBeInTheDocument();
    expect(dialog.getByText(/2 referrals wait for an answer/)).toBeInTheDocument();
    expect(dialog.getByText(/1 service is not done/)).toBeInTheDocument();
    expect(dialog.getByText(/Not shown to your role.*visits/)).toBeInTheDocument();
    expect(dialog.queryByText(/No referral, service/)).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Close the case' }));
    expect(server.writes()).toHaveLength(0);
    await expectAccessible();
    await user.click(dialog.getByLabelText('Goals met'));
    await user.click(dialog.getByRole('button', { name: 'Close the case' }));
    await waitFor(() => {
      expect(server.cases.get('case-1')).toMatchObject({ status: 'closed', closure_reason: 'goals_met' });
    });
    expect(server.writes().map(({ body }) => body)).toEqual([{ base_version: 1, record_action: 'close', data: { closure_reason: 'goals_met', status: 'closed' } }]);
  });

  it('keeps what was chosen when the dialog is closed', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['close'] });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await choose(user, 'Close the case');
    await user.click(await screen.findByLabelText('Moved away'));
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await choose(user, 'Close the case');
    expect(await screen.findByLabelText('Moved away')).toBeChecked();
  });

  it('asks nothing where the module does not', async () => {
    server.options = {};
    server.closing = { needs: [], missing: [], open: {}, in_danger: false, withheld: [] };
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['close'] });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await choose(user, 'Close the case');
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('No referral, service, visit or task is open.')).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Close the case' }));
    await waitFor(() => {
      expect(server.cases.get('case-1')?.status).toBe('closed');
    });
  });

  it('is asked for by who may not close, with the reason first', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: asks });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await choose(user, 'Ask to close');
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(await dialog.findByLabelText('Goals met'));
    await user.click(dialog.getByRole('button', { name: 'Ask to close' }));
    expect(await screen.findByText(/You asked that this case be closed/)).toBeInTheDocument();
    await waitFor(() => {
      expect(server.writes().map(({ path, body }) => [path, body.data])).toEqual([
        ['/api/v2/cases/case-1', { closure_reason: 'goals_met' }],
        ['/api/v2/cases/case-1/approvals/closure', { approval_status: 'requested' }],
      ]);
    });
  });

  it('is answered by who may: closed and agreed to at once, or sent back with a word', async () => {
    const asked = { approval_status_closure: 'pending', approval_subforms: [{ unique_id: 'a', approval_requested_for: 'closure', requested_by: 'nurse' }] };
    server.addCase({ id: 'case-1', name: 'Example', closure_reason: 'moved', abilities: ['close', 'approve_closure'], ...asked });
    const { user } = await openSignedIn(server, '/cases/case-1');
    expect(await screen.findByText(/Demo Nurse asks that this case be closed/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Send back' }));
    await user.type(await screen.findByLabelText('What is still to be done?'), 'Visit first');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Send back' }));
    await waitFor(() => {
      expect(server.writes().map(({ body }) => body.data)).toEqual([{ approval_status: 'rejected', notes: 'Visit first' }]);
    });
  });

  it('is agreed to and closed in one go', async () => {
    const asked = { approval_status_closure: 'pending', approval_subforms: [{ unique_id: 'a', approval_requested_for: 'closure', requested_by: 'nurse' }] };
    server.closing = { ...server.closing, missing: [] };
    server.addCase({ id: 'case-1', name: 'Example', closure_reason: 'moved', abilities: ['close', 'approve_closure'], ...asked });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await user.click(await screen.findByRole('button', { name: 'Agree and close' }));
    await user.click(await within(await screen.findByRole('dialog')).findByRole('button', { name: 'Close the case' }));
    await waitFor(() => {
      expect(server.writes().map(({ path, body }) => [path, (body.data as Row).approval_status ?? (body.data as Row).status])).toEqual([
        ['/api/v2/cases/case-1/approvals/closure', 'approved'],
        ['/api/v2/cases/case-1', 'closed'],
      ]);
    });
  });

  it('says how to go on when the server wants more after all', async () => {
    server.options = {};
    server.refuseNext.push({ status: 422, body: { code: 'closing_incomplete', facts: { fields: { closure_reason: ['missing'] } } } });
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['close'] });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await choose(user, 'Close the case');
    await user.click(await within(await screen.findByRole('dialog')).findByRole('button', { name: 'Close the case' }));
    await user.click(await screen.findByRole('link', { name: /1 needs attention/ }));
    expect(await screen.findByText(/outcome and the reason of closing are missing/)).toBeInTheDocument();
  });
});
