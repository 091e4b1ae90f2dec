import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { person } from '../builders';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openApp, openSignedIn, untilFilled } from '../render-app';
import { screenWidth } from '../setup';

let server: FakeServer;

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
});

describe('the case list', () => {
  it('searches, filters and sorts what is on the device', async () => {
    server.addCase({ id: 'case-1', name: 'Example One', risk_level: 'high', age: 4 });
    server.addCase({ id: 'case-2', name: 'Example Two', risk_level: 'low', age: 9 });
    server.addCase({ id: 'case-3', name: 'Closed Three', status: 'closed' });
    const { user } = await openSignedIn(server, '/cases');
    expect(await screen.findByText('2 cases')).toBeInTheDocument();
    // What there is to choose comes from the lookups, which may arrive after the cases.
    await within(await screen.findByLabelText('Risk')).findByRole('option', { name: 'High' });
    await user.selectOptions(screen.getByLabelText('Risk'), 'high');
    expect(await screen.findByText('1 case')).toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText('Risk'), '');
    await user.selectOptions(screen.getByLabelText('Status'), 'open,closed');
    expect(await screen.findByText('3 cases')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Age' }));
    await waitFor(() => {
      expect(screen.getAllByRole('row').slice(1).map((row) => within(row).getByRole('link').textContent)).toEqual(['Example One', 'Example Two', 'Closed Three']);
    });
    await user.type(screen.getByLabelText('Find by name or number'), 'exam on');
    expect(await screen.findByText('1 case')).toBeInTheDocument();
    expect(window.location.href).not.toContain('exam');
  });

  it('narrows to the days of a date or a span, either end of which stays open, on the device as the server does', async () => {
    const identity = server.forms[0];
    if (identity === undefined) throw new Error('no form');
    const span = { name: 'detained', type: 'date_range', display_name: { en: 'Detained' }, visible: true };
    const sealed = { name: 'hidden_day', type: 'date_field', display_name: { en: 'Hidden day' }, visible: true, sealed: true };
    server.forms = [{ ...identity, fields: [...identity.fields, span, sealed] }, ...server.forms.slice(1)];
    server.addCase({ id: 'case-1', name: 'Example One', registration_date: '2024-01-10', detained: { from: '2024-03-01' } });
    server.addCase({ id: 'case-2', name: 'Example Two', registration_date: '2024-02-10', detained: { from: '2024-01-01', to: '2024-01-31' } });
    server.addCase({ id: 'case-3', name: 'Example Three', registration_date: '2024-03-10' });
    const { user } = await openSignedIn(server, '/cases');
    expect(await screen.findByText('3 cases')).toBeInTheDocument();
    const byDate = await screen.findByLabelText('Narrow by date');
    await within(byDate).findByRole('option', { name: 'Detained' });
    expect(within(byDate).queryByRole('option', { name: /birth/i })).toBeNull();
    expect(within(byDate).queryByRole('option', { name: 'Hidden day' })).toBeNull();
    await user.selectOptions(byDate, 'registration_date');
    await user.type(screen.getByLabelText('First day'), '2024-02-01');
    expect(await screen.findByText('2 cases')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Last day'), '2024-02-28');
    expect(await screen.findByText('1 case')).toBeInTheDocument();
    expect(window.location.href).toContain(encodeURIComponent('registration_date=2024-02-01..2024-02-28'));
    await user.selectOptions(byDate, 'detained');
    expect(await screen.findByText('None of the cases shown to you fits')).toBeInTheDocument();
    await user.clear(screen.getByLabelText('Last day'));
    expect(await screen.findByText('1 case')).toBeInTheDocument();
    expect(screen.getByText('Example One')).toBeInTheDocument();
    await user.selectOptions(byDate, '');
    expect(await screen.findByText('3 cases')).toBeInTheDocument();
  });

  it('shows no codes while the words for them are on their way', async () => {
    let arrive = (): void => undefined;
    server.late.set('/api/v2/lookups', new Promise((resolve) => (arrive = resolve)));
    server.addCase({ id: 'case-1', name: 'Example One', sex: 'female', risk_level: 'medium' });
    await openSignedIn(server, '/cases');
    const row = (await screen.findByText('Example One')).closest('tr');
    if (row === null) throw new Error('no row');
    expect(row.textContent).not.toMatch(/female|medium/);
    arrive();
    expect(await within(row).findByText('Medium')).toBeInTheDocument();
    expect(within(row).getByText('Female')).toBeInTheDocument();
  });

  it('knows the names on every page of the list of people', async () => {
    server.me = person({ abilities: ['list_users'] });
    server.staff = ['ana', 'bea', 'rosa'].map((name, at) => ({ id: at + 40, user_name: name, full_name: `Demo ${name}` }));
    server.addCase({ id: 'case-1', name: 'Example One', owned_by: 'rosa' });
    await openSignedIn(server, '/cases');
    expect(await screen.findByText('Demo rosa')).toBeInTheDocument();
  });

  it('names owners in full, from what is kept on the device, asking once and not for every row', async () => {
    server.me = person({ abilities: ['assign_to'] });
    server.colleagues = [{ id: 31, user_name: 'rosa', full_name: 'Demo Rosa' }];
    server.addCase({ id: 'case-1', name: 'Example One' });
    server.addCase({ id: 'case-2', name: 'Example Two', owned_by: 'rosa' });
    server.addCase({ id: 'case-3', name: 'Example Three', owned_by: 'somebody' });
    const { rendered } = await openSignedIn(server, '/cases');
    const owners = (): (string | null | undefined)[] => screen.getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell').at(-1)?.textContent);
    await waitFor(() => {
      expect(owners().sort()).toEqual(['Demo Rosa', 'Demo Worker', 'somebody']);
    });
    const asked = server.heard.map(({ path }) => path).filter((path) => /\/users(\/[a-z]|\?)/.test(path));
    expect(asked).toEqual(['/api/v2/users/assign-to?record_type=case']);
    await untilFilled();
    rendered.unmount();
    server.offline = true;
    await openApp('/cases');
    await screen.findByText('3 cases');
    expect(owners().sort()).toEqual(['Demo Rosa', 'Demo Worker', 'somebody']);
  });

  it('shows the filters of a figure as chips that can be taken away', async () => {
    server.dashboards = [{ name: 'dashboard.workflow', type: 'indicator', indicators: { 'workflow_primeromodule-cp': { new: { count: 1, query: ['record_state=true', 'status=open', 'workflow=new', 'module_id=primeromodule-cp'] } } } }];
    server.addCase({ id: 'case-1', name: 'Example One', workflow: 'new' });
    server.addCase({ id: 'case-2', name: 'Example Two', workflow: 'case_plan' });
    const { user } = await openSignedIn(server, '/figures');
    await user.click(await screen.findByRole('link', { name: '1 New' }));
    expect(await screen.findByText('1 case')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: /Remove the filter Step: new/i }));
    expect(await screen.findByText('2 cases')).toBeInTheDocument();
    await expectAccessible();
  });

  it('asks the server, page by page, when there are too many cases for a device', async () => {
    server.addCase({ id: 'case-1', name: 'Example One' });
    server.total = 250_000;
    const { rendered } = await openSignedIn(server, '/cases');
    expect(await screen.findByText('250000 cases')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Next' })).toBeEnabled();
    expect(server.heard.some(({ path }) => path.startsWith('/api/v2/cases/changes'))).toBe(false);
    rendered.unmount();
    server.offline = true;
    await openApp('/cases');
    expect(await screen.findByText('No case is on this device yet')).toBeInTheDocument();
  });

  it('is cards on a phone', async () => {
    screenWidth.now = 375;
    server.addCase({ id: 'case-1', name: 'Example One', age: 4 });
    await openSignedIn(server, '/cases');
    expect(await screen.findByRole('link', { name: /Example One.*4 years/ })).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
    await expectAccessible();
  });
});
