import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../data/api/types';
import { dayAt, daysAfter } from '../../i18n/site-time';
import { field, form, forms, moduleId, person, referral } from '../builders';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openApp, openSignedIn, untilFilled } from '../render-app';

let server: FakeServer;

/** The end of a day that lies as many days ahead. */
function due(days: number): string {
  return new Date(`${daysAfter(dayAt(new Date()), days)}T23:59:59.999`).toISOString();
}

function add(id: string, more: Partial<CaseRecord>): void {
  server.addCase({ id, name: id, next_action: 'follow_up', next_action_due: due(0), abilities: ['write', 'flag', 'request_approval_case_plan'], ...more });
}

function rows(): string[] {
  return screen.getAllByRole('article').map((row) => within(row).getByRole('heading').textContent);
}

function row(name: string): ReturnType<typeof within> {
  return within(screen.getByRole('article', { name }));
}

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
  server.forms = [
    ...forms,
    form(7, 'followup', [field('followup_subform_section', 'subform', { subform_section_id: 8 })]),
    form(8, 'visit_rows', [field('followup_type', 'text_field', { required: true }), field('followup_needed_by_date', 'date_field'), field('followup_date', 'date_field')], { is_nested: true }),
    form(9, 'notes', [field('notes_section', 'subform', { subform_section_id: 10 })]),
    form(10, 'note_rows', [field('note_text', 'textarea', { required: true })], { is_nested: true }),
    form(11, 'plan', [field('date_case_plan', 'date_field')]),
  ];
  server.me = person({ permitted_form: { basic_identity: 'rw', followup: 'rw', notes: 'rw', plan: 'rw' } });
  server.options = { danger: { in_peril: ['true'] } };
});

describe('my work', () => {
  it('is the first page: own cases by urgency, each with why and the button that does it', async () => {
    add('Week', { next_action_due: due(3), next_action: 'case_plan', assessment_requested_on: '2026-01-03' });
    add('Today', { next_action: 'service', module_id: moduleId });
    add('Late', { next_action_due: due(-2), age: 7, followup_dates: ['2026-01-05'] });
    add('Peril', { next_action_due: due(30), in_peril: 'true' });
    add('Later', { next_action_due: due(30), next_action: 'review' });
    add('Hidden', { next_action_due: due(-3), name: undefined });
    add('Other', { owned_by: 'somebody', next_action_due: due(-3) });
    add('Asked', { next_action_due: due(30), approval_status_case_plan: 'pending', abilities: [] });
    await openSignedIn(server, '/');
    expect(await screen.findByRole('heading', { level: 1, name: 'My work' })).toBeInTheDocument();
    await untilFilled();
    expect(await screen.findByText(/things come later/)).toBeInTheDocument();
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual(['In danger (1)', 'Overdue (2)', 'Today (1)', 'This week (1)', 'Waiting for others (1)']);
    expect(rows()).toEqual(['Peril', 'Name not shown', 'Late', 'Today', 'Week', 'Asked']);
    expect(row('Late').getByText('2 days late')).toBeInTheDocument();
    expect(row('Late').getByText('Last visited 5 Jan 2026')).toBeInTheDocument();
    expect(row('Late').getByText('7 years')).toBeInTheDocument();
    expect(row('Peril').getByText('In danger now')).toBeInTheDocument();
    expect(row('Today').getByText('by today')).toBeInTheDocument();
    expect(await row('Week').findByRole('link', { name: 'Plan' })).toHaveAttribute('href', '/cases/Week/edit/plan');
    expect(row('Asked').getByText('Approval was asked for: Case plan')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'My cases' })).toBeInTheDocument();
    await expectAccessible();
  });

  it('records a visit in place without a network; it waits in words, and arrives once', async () => {
    add('Late', { next_action_due: due(-2) });
    const { user, rendered } = await openSignedIn(server, '/');
    await untilFilled();
    rendered.unmount();
    server.offline = true;
    await openApp('/');
    await screen.findByRole('article', { name: 'Late' });
    await user.click(await row('Late').findByRole('button', { name: 'Visit' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(await dialog.findByLabelText(/followup type/), 'home');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await row('Late').findByText('Waiting to be sent')).toBeInTheDocument();
    server.offline = false;
    window.dispatchEvent(new Event('online'));
    await waitFor(() => {
      expect(server.cases.get('Late')?.followup_subform_section).toEqual([expect.objectContaining({ followup_type: 'home', followup_date: dayAt(new Date()) })]);
    });
  });

  it('makes the visit that was planned, with its kind, and no second one', async () => {
    const planned = [
      { unique_id: 'far', followup_type: 'care', followup_needed_by_date: daysAfter(dayAt(new Date()), 40) },
      { unique_id: 'near', followup_type: 'school', followup_needed_by_date: daysAfter(dayAt(new Date()), 1) },
      { unique_id: 'made', followup_type: 'home', followup_needed_by_date: '2026-01-01', followup_date: '2026-01-01' },
    ];
    add('Planned', { followup_subform_section: planned });
    const { user } = await openSignedIn(server, '/');
    await untilFilled();
    await user.click(await row('Planned').findByRole('button', { name: 'Visit' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByLabelText(/followup type/)).toHaveValue('school');
    expect(dialog.getByText(/This visit was planned by/)).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(server.writes().map(({ body }) => body.data)).toEqual([{ followup_subform_section: [{ unique_id: 'near', followup_date: dayAt(new Date()) }] }]);
    });
  });

  it('keeps a note that was begun, and says it in two presses', async () => {
    add('Late', { next_action_due: due(-2) });
    const { user } = await openSignedIn(server, '/');
    await untilFilled();
    await user.click(await row('Late').findByRole('button', { name: 'Note' }));
    await user.type(await screen.findByLabelText(/note text/), 'Half');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.click(await row('Late').findByRole('button', { name: 'Note' }));
    expect(await screen.findByLabelText(/note text/)).toHaveValue('Half');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(server.cases.get('Late')?.notes_section).toEqual([expect.objectContaining({ note_text: 'Half' })]);
    });
  });

  it('asks for approval from the row, and then waits for others', async () => {
    add('Late', { next_action_due: due(-2) });
    const { user } = await openSignedIn(server, '/');
    await untilFilled();
    await user.click(row('Late').getByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('button', { name: 'Ask for approval: Case plan' }));
    expect(await screen.findByRole('heading', { name: 'Waiting for others (1)' })).toBeInTheDocument();
    await waitFor(() => {
      expect(server.cases.get('Late')).toMatchObject({ approval_status_case_plan: 'pending' });
    });
  });

  it('puts off what is next to a later day with a reason, without a network, and says so', async () => {
    add('Late', { next_action_due: due(-2) });
    const { user } = await openSignedIn(server, '/');
    await untilFilled();
    server.offline = true;
    await user.click(row('Late').getByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('button', { name: 'Put off' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Put off: Visit' }));
    await user.click(dialog.getByRole('button', { name: 'Put off' }));
    expect(await dialog.findByText('This is needed.')).toBeInTheDocument();
    expect(dialog.getByLabelText('Until')).toHaveValue(daysAfter(dayAt(new Date()), 1));
    await expectAccessible();
    await user.click(dialog.getByLabelText('The child is away'));
    await user.click(dialog.getByRole('button', { name: 'Put off' }));
    expect(await screen.findByRole('heading', { name: 'This week (1)' })).toBeInTheDocument();
    expect(row('Late').getByText(/Put off: The child is away/)).toBeInTheDocument();
    await user.click(await screen.findByRole('link', { name: /1 to send/ }));
    expect(await screen.findByText('What is put off')).toBeInTheDocument();
    server.refuseNext.push({ status: 422, body: { code: 'invalid', facts: { fields: { until: ['beyond_policy'] } } } });
    server.offline = false;
    window.dispatchEvent(new Event('online'));
    expect(await screen.findByText(/The rules do not let it wait so long/)).toBeInTheDocument();
    expect(server.writes().map(({ path, body }) => [path, body.data])).toEqual([['/api/v2/cases/Late/postponements', { next_action: 'follow_up', until: daysAfter(dayAt(new Date()), 1), reason: 'child_away' }]]);
  });

  it('offers nothing that may not be done', async () => {
    add('Late', { next_action_due: due(-2), abilities: [] });
    await openSignedIn(server, '/');
    await untilFilled();
    await screen.findByRole('article', { name: 'Late' });
    expect(row('Late').getByRole('link', { name: 'Open' })).toBeInTheDocument();
    for (const name of ['Visit', 'Note']) expect(row('Late').queryByRole('button', { name })).toBeNull();
  });

  it('says that nothing waits, and what comes next', async () => {
    add('Later', { next_action_due: due(30), next_action: 'review' });
    await openSignedIn(server, '/');
    expect(await screen.findByText('Nothing waits in your cases')).toBeInTheDocument();
    expect(screen.getByText(/^One thing comes later. Next on .*: Review of the plan.$/)).toBeInTheDocument();
  });

  it('finds a child where one is, by name, closed cases with the others', async () => {
    add('Ana', {});
    add('Berta', { status: 'closed' });
    const { user } = await openSignedIn(server, '/');
    await untilFilled();
    await user.type(screen.getByRole('searchbox', { name: 'Find by name or number' }), 'ber');
    const hit = await screen.findByRole('link', { name: /Berta.*Closed/ });
    await expectAccessible();
    await user.click(hit);
    expect(await screen.findByRole('heading', { level: 1, name: /Case/ })).toBeInTheDocument();
    expect(window.location.href).not.toContain('ber');
  });

  it('is answered in place what others ask', async () => {
    server.referrals = [referral()];
    const { user } = await openSignedIn(server, '/');
    expect(await screen.findByRole('heading', { name: 'To answer (1)' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Accept' }));
    await waitFor(() => {
      expect(server.referrals).toMatchObject([{ status: 'accepted' }]);
      expect(screen.queryByRole('heading', { name: 'To answer (1)' })).toBeNull();
    });
  });
});

describe('the first page of who has no cases of their own', () => {
  it('is what is asked of them, for who answers referrals', async () => {
    server.me = person({ abilities: ['receive_referrals', 'read_cases', 'read_figures'] });
    server.referrals = [referral()];
    await openSignedIn(server, '/');
    expect(await screen.findByRole('button', { name: 'Accept' })).toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: 'My work' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Figures' })).toHaveAttribute('href', '/figures');
  });

  it('is the figures, for everybody else', async () => {
    server.me = person({ abilities: ['read_cases', 'read_figures'] });
    await openSignedIn(server, '/');
    expect(await screen.findByText('Welcome, Demo Worker.')).toBeInTheDocument();
    expect(await screen.findByText('There are no figures to show yet')).toBeInTheDocument();
  });
});
