import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openSignedIn, untilFilled } from '../render-app';
import { choose } from '../menu';

let server: FakeServer;

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
  server.colleagues = [{ id: 7, user_name: 'officer', full_name: 'Demo Officer' }];
});

const asked = { approval_requested_for: 'case_plan', approval_status: 'requested', requested_by: 'officer', unique_id: 'row-1' };
const waiting = { approval_status_case_plan: 'pending', approval_subforms: [asked] };

function writes(): unknown[] {
  return server.writes().map(({ path, body }) => [path, body.data]);
}

describe('an approval', () => {
  it('is asked for by who may, of one of the steps that they may ask about, at one press', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['request_approval_assessment', 'request_approval_case_plan', 'request_approval_closure'] });
    const { user } = await openSignedIn(server, '/cases/case-1');
    expect(await screen.findAllByRole('button', { name: /^Ask for approval/, hidden: true })).toHaveLength(2);
    await choose(user, 'Ask for approval: Case plan');
    await waitFor(() => {
      expect(writes()).toEqual([['/api/v2/cases/case-1/approvals/case_plan', { approval_status: 'requested' }]]);
    });
    expect(await screen.findByText('You asked for approval: Case plan. It waits for your supervisor.')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says which plan where there are several', async () => {
    server.options = { selectable_approval_types: true };
    server.addCase({ id: 'case-1', name: 'Example', module_id: 'primeromodule-cp', abilities: ['request_approval_case_plan'] });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await untilFilled();
    await choose(user, 'Ask for approval: Case plan');
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(await dialog.findByRole('button', { name: 'Ask for approval' }));
    expect(await dialog.findByText('This is needed.')).toBeInTheDocument();
    await expectAccessible();
    await user.click(dialog.getByLabelText('Urgent plan'));
    await user.click(dialog.getByRole('button', { name: 'Ask for approval' }));
    await waitFor(() => {
      expect(writes()).toEqual([['/api/v2/cases/case-1/approvals/case_plan', { approval_status: 'requested', approval_type: 'action_plan' }]]);
    });
  });

  it('is given with what it is about in view, and a comment if wanted', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['approve_case_plan'], services_section: [{ unique_id: 's', service_type: 'health' }], ...waiting });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await untilFilled();
    expect(await screen.findByText('Demo Officer asks for approval: Case plan.')).toBeInTheDocument();
    const about = within(screen.getByRole('region', { name: 'Approvals' }));
    expect(await about.findByText('services')).toBeInTheDocument();
    expect(about.getAllByText(/Service of health/).length).toBeGreaterThan(0);
    await expectAccessible();
    await user.click(about.getByRole('button', { name: 'Approve' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(await dialog.findByLabelText('Comment'), 'Well thought of.');
    await user.click(dialog.getByRole('button', { name: 'Approve' }));
    await waitFor(() => {
      expect(writes()).toEqual([['/api/v2/cases/case-1/approvals/case_plan', { approval_status: 'approved', notes: 'Well thought of.' }]]);
    });
    await waitFor(() => {
      expect(screen.queryByText(/asks for approval/)).toBeNull();
    });
  });

  it('is not answered by who may not, and what a role may not read is said to be withheld', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: [], ...waiting });
    server.addCase({ id: 'case-2', name: 'Another', abilities: ['approve_assessment'], approval_status_assessment: 'pending' });
    const { user } = await openSignedIn(server, '/cases/case-1');
    expect(await screen.findByText('Demo Officer asks for approval: Case plan.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Ask for approval/, hidden: true })).toBeNull();
    await user.click(screen.getByRole('link', { name: /Cases/ }));
    await user.click(await screen.findByRole('link', { name: /Another/ }));
    expect(await screen.findByText('What this is about is not shown to your role.')).toBeInTheDocument();
  });

  it('is sent back with a reason without a network, waits in words, and arrives once', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['approve_case_plan'], ...waiting });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await screen.findByRole('button', { name: 'Send back' });
    await untilFilled();
    server.offline = true;
    await user.click(screen.getByRole('button', { name: 'Send back' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(await dialog.findByRole('button', { name: 'Send back' }));
    expect(await dialog.findByText('This is needed.')).toBeInTheDocument();
    await user.type(dialog.getByLabelText(/What is still to be done/), 'Ask the child first.');
    await user.click(dialog.getByRole('button', { name: 'Send back' }));
    expect(await screen.findByText('Sent back: Case plan. Change it and ask again.')).toBeInTheDocument();
    expect(screen.getByText('Ask the child first.')).toBeInTheDocument();
    expect(server.cases.get('case-1')).toMatchObject({ approval_status_case_plan: 'pending' });
    await user.click(await screen.findByRole('link', { name: /1 to send/ }));
    expect(await screen.findByText('Send back what was asked')).toBeInTheDocument();
    server.offline = false;
    window.dispatchEvent(new Event('online'));
    await waitFor(() => {
      expect(server.cases.get('case-1')).toMatchObject({ approval_status_case_plan: 'rejected', case_plan_approved_comments: 'Ask the child first.' });
    });
  });

  it('that was sent back says why and by whom', async () => {
    const answered = { approval_response_for: 'case_plan', approval_status: 'rejected', approved_by: 'chief', approval_manager_comments: 'Who does what?', unique_id: 'row-2' };
    const more = { approval_status_case_plan: 'rejected', case_plan_approved_comments: 'Who does what?', approval_subforms: [asked, answered] };
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['request_approval_case_plan'], last_updated_by: 'chief', last_updated_by_full_name: 'Demo Chief', ...more });
    await openSignedIn(server, '/cases/case-1');
    expect(await screen.findByText('Who does what?')).toBeInTheDocument();
    expect(screen.getByText('Demo Chief')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Ask for approval: Case plan', hidden: true })).toBeInTheDocument();
    await expectAccessible();
  });

  it('keeps a comment that was begun', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['approve_case_plan'], ...waiting });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await user.click(await screen.findByRole('button', { name: 'Send back' }));
    await user.type(await screen.findByLabelText(/What is still to be done/), 'Ask the');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(await screen.findByRole('button', { name: 'Send back' }));
    expect(await screen.findByLabelText(/What is still to be done/)).toHaveValue('Ask the');
  });
});
