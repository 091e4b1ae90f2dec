import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { person } from '../builders';
import { FakeServer } from '../fake-server';
import { policyPack } from '../policy-server';
import { cleanDevice, expectAccessible, openApp, openSignedIn } from '../render-app';

let server: FakeServer;
const defaults = policyPack({ in_force: true });
const stricter = policyPack({
  version: 1,
  title: 'Stricter',
  made_by: 'colleague',
  made_at: '2026-11-29T01:00:00Z',
  deadlines: { ...defaults.deadlines, high: { ...defaults.deadlines.high, first_contact: { hours: 12 } } },
  holidays: [],
});

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
  server.me = person({ abilities: [...(person().abilities ?? []), 'manage_system'] });
  server.policies = [defaults, stricter];
});

describe('deadlines and limits', () => {
  it('are found in the menu of who manages the system, with what is in force and what was proposed', async () => {
    const { user } = await openSignedIn(server, '/');
    await user.click(await screen.findByText('Your account'));
    await user.click(screen.getByRole('link', { name: 'Set-up' }));
    expect(await screen.findByRole('heading', { name: 'In force: Defaults' })).toBeInTheDocument();
    expect(screen.getByText('Not confirmed by the ministry')).toBeInTheDocument();
    expect(screen.getByText('Proposed by colleague, 29 Nov 2026')).toBeInTheDocument();
    await expectAccessible();
  });

  it('are withheld from others, and are not in their menu', async () => {
    server.me = person();
    const { user } = await openSignedIn(server, '/setup/policies');
    expect(await screen.findByText('Set-up is not shown to your role')).toBeInTheDocument();
    await user.click(screen.getByText('Your account'));
    expect(screen.queryByRole('link', { name: 'Set-up' })).toBeNull();
    expect(server.heard.filter(({ path }) => path.includes('policy_packs'))).toEqual([]);
  });

  it('say what would be otherwise and for how many cases, and are put in force after the password', async () => {
    const { user } = await openSignedIn(server, '/setup/policies/1');
    const otherwise = within(await screen.findByRole('region', { name: 'What would be otherwise than now' }));
    expect(otherwise.getByText('High risk: First visit, after registration').parentElement).toHaveTextContent('24 hoursbecomes12 hours');
    expect(otherwise.getByText('Holiday: 25 Dec 2026').parentElement).toHaveTextContent('Christmasbecomesnot said');
    await user.click(screen.getByRole('button', { name: 'Count' }));
    expect(await screen.findByText('3 cases become overdue.')).toBeInTheDocument();
    expect(screen.getByText('Overdue now: 1. Overdue then: 4. Open cases: 5.')).toBeInTheDocument();
    await expectAccessible();
    await user.clear(screen.getByLabelText('Who agreed to it'));
    await user.type(screen.getByLabelText('Who agreed to it'), 'The director');
    server.refuseNext.push({ status: 403, body: { code: 'proof_wanted', facts: { minutes: 15 } } });
    await user.click(screen.getByRole('button', { name: 'Put these in force' }));
    await user.type(await screen.findByLabelText('Password'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Put these in force' }));
    expect(await screen.findByText('The password is not right.')).toBeInTheDocument();
    await user.clear(screen.getByLabelText('Password'));
    await user.type(screen.getByLabelText('Password'), server.password);
    await user.click(screen.getByRole('button', { name: 'Put these in force' }));
    expect(await screen.findByText('These count now.')).toBeInTheDocument();
    expect(server.policies.map(({ in_force: inForce, decisions }) => [inForce, decisions.map(({ approved_by: who }) => who)])).toEqual([
      [false, []],
      [true, ['The director']],
    ]);
  });

  it('are proposed by changing what is in force; what cannot be is said where it is, and nothing is lost', async () => {
    const { user, rendered } = await openSignedIn(server, '/setup/policies/new/0');
    await user.type(await screen.findByLabelText('What it is called'), 'Fewer cases');
    await user.click(screen.getByText('Caseload, working week and others'));
    const limit = screen.getByLabelText('Cases of one person, at most');
    await user.clear(limit);
    await user.click(screen.getByRole('button', { name: 'Propose' }));
    expect(await screen.findByText('A whole number from 1 to 1000.')).toBeInTheDocument();
    await user.type(limit, '15');
    await user.click(screen.getByText('Risk: High'));
    const ofHigh = screen.getByText('Risk: High').closest('details');
    if (ofHigh === null) throw new Error('no part for high risk');
    const contact = within(ofHigh).getByRole('spinbutton', { name: 'First visit, after registration: how many' });
    await user.clear(contact);
    await user.type(contact, '12');
    await expectAccessible();
    rendered.unmount();
    await openApp('/setup/policies/new/0');
    expect(await screen.findByText('You go on with what you began before.')).toBeInTheDocument();
    expect(screen.getByLabelText('What it is called')).toHaveValue('Fewer cases');
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(await screen.findByText('All of it can be. It is not proposed yet.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Propose' }));
    expect(await screen.findByText(/You proposed this, so somebody else has to put it in force/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Put these in force' })).toBeNull();
    expect(server.policies[2]?.caseload_limit).toBe(15);
    expect(server.policies[2]?.deadlines.high?.first_contact).toEqual({ hours: 12 });
  });

  it('are taken from a file; one that holds none is refused', async () => {
    const { user } = await openSignedIn(server, '/setup/policies/new/0');
    const field = await screen.findByLabelText('File with rules');
    await user.upload(field, new File(['[]'], 'none.json', { type: 'application/json' }));
    expect(await screen.findByText('This file holds no such rules. Choose another one.')).toBeInTheDocument();
    await user.upload(field, new File([JSON.stringify({ ...stricter, title: 'From a file' })], 'pack.json', { type: 'application/json' }));
    await waitFor(() => {
      expect(screen.getByLabelText('What it is called')).toHaveValue('From a file');
    });
    expect(screen.getByText('High risk: First visit, after registration')).toBeInTheDocument();
  });
});
