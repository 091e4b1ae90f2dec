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
    expect(within(screen.getByRole('row', { name: /^rui/ })).getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['1 Open']);
    await expectAccessible();
    await user.click(screen.getByRole('link', { name: '1 Overdue' }));
    expect(await screen.findByText('1 case')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'One' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^Remove the filter Next step due: until / })).toBeInTheDocument();
  });

  it('counts nothing where not all cases are on the device', async () => {
    server.total = 250_000;
    await openSignedIn(server, '/');
    expect(await screen.findByText(/You see more cases than this device keeps/)).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
  });
});
