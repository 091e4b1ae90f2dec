import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { person } from '../builders';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openSignedIn } from '../render-app';

let server: FakeServer;

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
  server.me = person({ abilities: ['assign_to', 'read_cases', 'read_figures'] });
  server.options = { danger: { in_peril: ['true'] } };
  server.colleagues = [{ id: 5, user_name: 'ana', full_name: 'Demo Ana' }];
  const case_ = (id: string, more: object): void => {
    server.addCase({ id, name: id, owned_by: 'ana', abilities: ['approve_case_plan'], next_action_due: '2099-01-01T14:59:59.999Z', ...more });
  };
  case_('One', { in_peril: 'true', next_action_due: '2026-01-01T14:59:59.999Z' });
  case_('Two', { approval_status_case_plan: 'pending' });
  case_('Three', { owned_by: 'rui' });
});

describe('the team', () => {
  it('is the first page of who hands out cases, and each number opens the list that it counts', async () => {
    const { user } = await openSignedIn(server, '/');
    expect(await screen.findByRole('heading', { level: 1, name: 'Team' })).toBeInTheDocument();
    expect(await screen.findByRole('row', { name: /Demo Ana 2 Open 1 In danger 1 Overdue 1 To approve/ })).toBeInTheDocument();
    expect(within(screen.getByRole('row', { name: /^Name not shown to you/ })).getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['1 Open']);
    await expectAccessible();
    await user.click(screen.getByRole('link', { name: '1 Overdue' }));
    expect(await screen.findByText('1 case')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'One' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^Remove the filter Next step due: until / })).toBeInTheDocument();
  });

  it('says who could take one more and what speaks against the others', async () => {
    server.team.caseloads = [
      { user_name: 'lia', full_name: 'Demo Lia', open: 3, load: 4, silent: 0, could_take: true, why: [] },
      { user_name: 'ana', full_name: 'Demo Ana', open: 25, load: 51, silent: 1, could_take: false, why: ['full', 'heavy'] },
    ];
    const { user } = await openSignedIn(server, '/');
    expect(await screen.findByRole('row', { name: /Demo Ana 2 Open 51 Load/ })).toBeInTheDocument();
    await user.click(await screen.findByText('Could take one more case: 1'));
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['Demo Lia 3 of 25 cases', 'Demo Ana has as many cases as one may have · the cases weigh too much']),
    );
  });

  it('leads from the number of silent cases to those of an officer, also without a network', async () => {
    const silent = (id: string, owned_by: string) => ({ id, record_id_display: `CP-${id}`, name: null, owned_by, reason: 'owner_on_leave', since: '2026-11-20T15:00:00.000Z' });
    server.team.silent = [silent('One', 'ana'), silent('Three', 'rui')];
    server.team.caseloads = [{ user_name: 'ana', full_name: 'Demo Ana', open: 2, load: 2, silent: 1, could_take: true, why: [] }];
    const { user } = await openSignedIn(server, '/');
    expect(await screen.findByRole('link', { name: 'Silent cases: 2' })).toHaveAttribute('href', '/silent');
    const number = await screen.findByRole('link', { name: '1 Silent' });
    server.offline = true;
    await user.click(number);
    expect(await screen.findByRole('link', { name: 'CP-One' })).toHaveAttribute('href', '/cases/One');
    expect(screen.getByText(/the owner is on leave since 20 Nov 2026/)).toBeInTheDocument();
    expect(screen.getByText('Owner: Demo Ana')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'CP-Three' })).toBeNull();
    await expectAccessible();
  });

  it('says that no case is silent, and that a role is shown none', async () => {
    await openSignedIn(server, '/silent');
    expect(await screen.findByText('No case is silent')).toBeInTheDocument();
  });

  it('counts nothing where not all cases are on the device', async () => {
    server.total = 250_000;
    await openSignedIn(server, '/');
    expect(await screen.findByText(/You see more cases than this device keeps/)).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
  });
});
