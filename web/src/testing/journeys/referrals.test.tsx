import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseRecord, Turnaround } from '../../data/api/types';
import { referral } from '../builders';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openSignedIn } from '../render-app';

let server: FakeServer;

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
});

describe('referrals', () => {
  it('are made in one dialog, without consent only on purpose', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['referral', 'consent_override'], consent_missing: { referral: ['disclosure_other_orgs'] } });
    const { user } = await openSignedIn(server, '/cases/case-1/referrals');
    await user.click(await screen.findByRole('button', { name: 'Refer' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect((await dialog.findByRole('button', { name: 'Refer' }))).toBeDisabled();
    await expectAccessible();
    await user.click(dialog.getByLabelText('Refer in spite of missing consent'));
    await user.selectOptions(dialog.getByLabelText('Service'), 'health');
    await user.selectOptions(await dialog.findByLabelText(/Person/), 'nurse');
    await user.type(dialog.getByLabelText('What you ask for'), 'Please examine.');
    await user.click(dialog.getByRole('button', { name: 'Refer' }));
    expect(await screen.findByText('Waiting for an answer')).toBeInTheDocument();
    await waitFor(() => {
      expect(server.referrals).toMatchObject([{ service: 'health', transitioned_to: 'nurse', notes: 'Please examine.', consent_overridden: true }]);
    });
    await user.click(await screen.findByRole('button', { name: 'Take back' }));
    await user.click(await screen.findByRole('button', { name: 'Yes, take it back' }));
    await waitFor(() => {
      expect(server.referrals[0]?.status).toBe('revoked');
    });
  });

  it.each<{ says: string; record: Partial<CaseRecord>; able: boolean }>([
    { says: 'nothing is missing', record: { consent_missing: {} }, able: true },
    { says: 'a consent is missing', record: { consent_missing: { referral: ['agreed'] } }, able: false },
    { says: 'a missing consent was given since', record: { consent_missing: { referral: ['agreed'] }, agreed: true }, able: true },
    { says: 'one of two was given since', record: { consent_missing: { referral: ['agreed', 'told'] }, agreed: true }, able: false },
    { says: 'a consent for something else is missing', record: { consent_missing: { transfer: ['agreed'] } }, able: true },
  ])('need the consent that the record names: $says', async ({ record, able }) => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['referral'], ...record });
    const { user } = await openSignedIn(server, '/cases/case-1/referrals');
    await user.click(await screen.findByRole('button', { name: 'Refer' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect((await dialog.findByRole('button', { name: 'Refer' })).hasAttribute('disabled')).toBe(!able);
    expect(dialog.queryByLabelText('Refer in spite of missing consent')).toBeNull();
  });

  it('are not offered where the record does not say so, whatever the role lists', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['write', 'referral_from_service'] });
    await openSignedIn(server, '/cases/case-1/referrals');
    expect(await screen.findByText('This case has not been referred.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Refer' })).toBeNull();
  });

  it('that are withheld are not said to be none', async () => {
    server.addCase({ id: 'case-1', name: 'Example' });
    server.referrals = [referral({ transitioned_by: 'nurse' })];
    server.withheld = true;
    await openSignedIn(server, '/cases/case-1/referrals');
    expect(await screen.findByText('Not every referral of this case is shown to your role.')).toBeInTheDocument();
    expect(screen.queryByText('This case has not been referred.')).toBeNull();
    await expectAccessible();
  });

  it('are accepted and finished in the inbox', async () => {
    server.referrals = [referral({ transitioned_by: 'nurse' })];
    const { user } = await openSignedIn(server, '/referrals');
    expect(await screen.findByText('From Demo Nurse to Demo Worker')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Accept' }));
    await user.click(await screen.findByRole('button', { name: 'Done' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/What was done/), 'Seen.');
    await user.click(dialog.getByRole('button', { name: 'Help given, more is needed' }));
    await waitFor(() => {
      expect(server.referrals[0]).toMatchObject({ status: 'done', rejection_note: 'Seen.', outcome: 'given', need_met: 'partly' });
    });
    await expectAccessible();
  });

  it('name who asks also to somebody who reads no list of people', async () => {
    server.referrals = [referral({ transitioned_by: 'stranger', transitioned_by_full_name: 'Demo Stranger' })];
    await openSignedIn(server, '/referrals');
    expect(await screen.findByText('From Demo Stranger to Demo Worker')).toBeInTheDocument();
  });

  it('are declined with a reason in two taps', async () => {
    server.referrals = [referral()];
    const { user } = await openSignedIn(server, '/referrals');
    await user.click(await screen.findByRole('button', { name: 'Decline' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'The child or the family does not want it' }));
    await waitFor(() => {
      expect(server.referrals[0]).toMatchObject({ status: 'rejected', declined_by: 'family', decline_reason: 'family_declines' });
    });
    expect(await screen.findByText('Reason: The child or the family does not want it')).toBeInTheDocument();
  });

  it('keep what was typed beside a reason that was not chosen yet', async () => {
    server.referrals = [referral()];
    const { user } = await openSignedIn(server, '/referrals');
    await user.click(await screen.findByRole('button', { name: 'Decline' }));
    await user.type(within(await screen.findByRole('dialog')).getByLabelText(/Anything to add/), 'No room.');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    await user.click(await screen.findByRole('button', { name: 'Decline' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByDisplayValue('No room.')).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'We are full' }));
    await waitFor(() => {
      expect(server.referrals[0]).toMatchObject({ status: 'rejected', rejected_reason: 'No room.', decline_reason: 'no_capacity' });
    });
  });

  it('say in one tap how it goes, and in two why it has to wait', async () => {
    server.referrals = [referral({ status: 'accepted', abilities: ['done'], steps: ['contacted', 'paused'] })];
    const { user } = await openSignedIn(server, '/referrals');
    await user.click(await screen.findByRole('button', { name: 'It has to wait' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'The child is away' }));
    await waitFor(() => {
      expect(server.referrals[0]).toMatchObject({ step: 'paused', reason: 'child_away', status: 'accepted' });
    });
  });

  it('say whose turn it is and by when, and what is overdue', async () => {
    server.referrals = [
      referral({ next_action: 'decide', next_action_of: 'recipient', next_action_due: '2999-01-02T03:04:00.000Z' }),
      referral({ id: 'late', next_action: 'reroute', next_action_of: 'supervisor', next_action_due: '2026-01-02T03:04:00.000Z', expired_at: '2026-01-01T03:04:00.000Z' }),
    ];
    await openSignedIn(server, '/referrals');
    expect(await screen.findByText(/^Next: Demo Worker.*, to answer, by 2 Jan 2999/)).toBeInTheDocument();
    expect(await screen.findByText(/^Overdue: supervisor, to find other help, by 2 Jan 2026/)).toBeInTheDocument();
  });
});

describe('notifications', () => {
  it('are counted, listed and marked as read', async () => {
    server.notices = [
      { id: 'n1', kind: 'referral_made', link: '/referrals', record_id: 'case-1', record_short_id: 'abc1234', actor_user_name: 'sender', created_at: '2026-11-20T08:00:00Z', read_at: null },
      { id: 'n3', kind: 'referral_accepted', record_id: 'case-1', record_short_id: 'abc1234', actor_user_name: 'nurse', created_at: '2026-11-20T08:00:00Z', read_at: '2026-11-20T09:00:00Z' },
      { id: 'n2', kind: 'something_new', record_id: 'case-1', record_short_id: 'abc1234', created_at: '2026-11-20T08:00:00Z', read_at: null },
      { id: 'n4', kind: 'something_else', title: { en: 'A plan waits for you', tet: 'Planu ida hein ita' }, link: '/cases/case-1', record_short_id: null, created_at: '2026-11-20T08:00:00Z', read_at: null },
    ];
    const { user } = await openSignedIn(server, '/notifications');
    expect(await screen.findByText('sender refers case abc1234 to you.')).toBeInTheDocument();
    expect(await screen.findByText('Demo Nurse accepted your referral of case abc1234.')).toBeInTheDocument();
    expect(screen.getByText('Something has happened that you should know of (case abc1234)')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'A plan waits for you' })).toHaveAttribute('href', '/cases/case-1');
    expect(screen.getByRole('link', { name: 'sender refers case abc1234 to you.' })).toHaveAttribute('href', '/referrals');
    expect(await screen.findByText('Notifications: 3 unread')).toBeInTheDocument();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Mark all as read' }));
    await waitFor(() => {
      expect(server.notices.every(({ read_at }) => Boolean(read_at))).toBe(true);
    });
  });

  it('that came to nothing are asked of somebody else in one tap, in the same words', async () => {
    server.addCase({ id: 'case-1', name: 'Example' });
    server.referrals = [referral({ transitioned_by: 'worker', transitioned_to: 'sender', status: 'rejected', abilities: [], steps: ['rerouted'], next_action: 'reroute', next_action_of: 'sender', next_action_due: '2999-01-02T03:04:00.000Z', service_record_id: 'row-1' })];
    server.open.alternatives = [{ id: 3, user_name: 'nurse', full_name: 'Demo Nurse' }];
    const { user } = await openSignedIn(server, '/cases/case-1/referrals');
    const again = await screen.findByRole('button', { name: 'Refer to Demo Nurse' });
    await expectAccessible();
    await user.click(again);
    await waitFor(() => {
      expect(server.referrals[1]).toMatchObject({ service: 'health', service_record_id: 'row-1', transitioned_to: 'nurse', notes: 'Please see this week.', consent_overridden: false });
    });
  });

  it('for which nobody else is listed say so', async () => {
    server.referrals = [referral({ transitioned_by: 'worker', status: 'rejected', abilities: [], next_action: 'reroute', next_action_of: 'sender', next_action_due: '2999-01-02T03:04:00.000Z' })];
    server.open.alternatives = [];
    await openSignedIn(server, '/referrals/sent');
    expect(await screen.findByText('Nobody else is listed for this service.')).toBeInTheDocument();
  });

  it('are counted by how long they take, and each number leads to those that it counts', async () => {
    const counted = (count: number, query: string): { readonly count: number; readonly query: readonly string[] } => ({ count, query: [query, 'level=2'] });
    const step = (name: string): Turnaround['answer'] => ({ reached: counted(4, `step=${name}&state=reached`), in_time: counted(3, `step=${name}&state=in_time`), waiting: counted(1, `step=${name}&state=waiting`), median_seconds: 7200 });
    server.open.turnaround = [{ key: 'health', offered: counted(5, 'service=health'), answer: step('answer'), contact: step('contact'), completion: { ...step('completion'), median_seconds: null } }];
    server.referrals = [referral({ transitioned_by: 'nurse' })];
    const { user } = await openSignedIn(server, '/figures/referrals');
    const answer = within(await screen.findByRole('row', { name: /^Answer/ }));
    expect(answer.getByText('2 hours')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '5 referrals' })).toBeInTheDocument();
    await expectAccessible();
    await user.click(answer.getByRole('link', { name: '3' }));
    expect(await screen.findByText('1 of 1')).toBeInTheDocument();
    expect(server.heard.at(-1)?.path).toBe('/api/v2/referral_turnaround/referrals?step=answer&state=in_time&level=2&page=1&per=100');
    expect(screen.getByText('From Demo Nurse to Demo Worker')).toBeInTheDocument();
    await expectAccessible();
  });

  it('of which a role may not see all are not said to be none', async () => {
    server.withheld = true;
    await openSignedIn(server, '/figures/referrals');
    expect(await screen.findByText(/^Your role may not be shown every referral/)).toBeInTheDocument();
    expect(screen.queryByText('No referral was offered in this time.')).toBeNull();
  });
});
