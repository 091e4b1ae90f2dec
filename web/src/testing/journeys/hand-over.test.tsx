import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import type { HandOver } from '../../data/api/types';
import { person } from '../builders';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openSignedIn } from '../render-app';

let server: FakeServer;
const made: HandOver = {
  id: 'h1',
  officer: 'ana',
  officer_full_name: 'Demo Ana',
  why: 'leave',
  made_by: 'boss',
  made_by_full_name: 'Demo Boss',
  made_at: '2026-11-20T03:00:00.000Z',
  total: 3,
  done: 1,
  refused: 1,
  left: ['c4'],
  withheld: false,
  letters: [
    {
      to: 'lia',
      to_full_name: 'Demo Lia',
      cases: [
        { record_id: 'c1', record_short_id: 'aaaaaaa', state: 'done', refusal: null, next_action: 'follow_up', next_action_due: '2026-12-01T03:00:00.000Z' },
        { record_id: 'c2', record_short_id: 'bbbbbbb', state: 'asked', refusal: null, next_action: null, next_action_due: null },
        { record_id: 'c3', record_short_id: 'ccccccc', state: 'refused', refusal: 'person_unknown', next_action: null, next_action_due: null },
      ],
    },
  ],
};

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
  server.me = person({ abilities: ['assign_to', 'read_cases'] });
  const load = { load: 2, silent: 0, could_take: true, why: [] };
  server.team.caseloads = [
    { user_name: 'lia', full_name: 'Demo Lia', open: 0, ...load },
    { user_name: 'ana', full_name: 'Demo Ana', open: 3, ...load, could_take: false, why: ['on_leave'] },
    { user_name: 'rui', full_name: 'Demo Rui', open: 1, ...load, could_take: false, why: ['no_account'] },
  ];
});

it('hands over all cases of somebody in one action, and shows the letter and how far it is', async () => {
  server.team.handOver = made;
  const { user } = await openSignedIn(server, '/hand_overs');
  await screen.findByRole('option', { name: 'Demo Ana (3)' });
  await user.selectOptions(screen.getByLabelText('Whose cases'), 'Demo Ana (3)');
  const to = within(screen.getByRole('group', { name: 'To whom' }));
  expect(to.getAllByRole('checkbox')).toHaveLength(1);
  await user.click(to.getByLabelText('Demo Lia (0)'));
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Hand over all cases' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Letter of hand-over' })).toBeInTheDocument();
  expect(server.writes().map(({ path, body }) => [path, body])).toEqual([['/api/v2/hand_overs', { data: { officer: 'ana', to: ['lia'], why: 'leave' } }]]);
  expect(screen.getByText('2 of 3')).toBeInTheDocument();
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(['aaaaaaa Visit by 1 Dec 2026', 'bbbbbbb on its way', 'ccccccc not carried out']),
  );
  expect(screen.getByText(/Not handed over: 1/)).toBeInTheDocument();
  await expectAccessible();
});

it('keeps what was chosen where it is refused or nothing is reached, and asks under the same key', async () => {
  const { user } = await openSignedIn(server, '/hand_overs');
  await user.click(await screen.findByRole('button', { name: 'Hand over all cases' }));
  expect(screen.getByText('Choose whose cases go to whom.')).toBeInTheDocument();
  await screen.findByRole('option', { name: 'Demo Ana (3)' });
  await user.selectOptions(screen.getByLabelText('Whose cases'), 'Demo Ana (3)');
  await user.click(screen.getByLabelText('Demo Lia (0)'));
  server.offline = true;
  await user.click(screen.getByRole('button', { name: 'Hand over all cases' }));
  expect(await screen.findByText(/The server is not reached/)).toBeInTheDocument();
  server.offline = false;
  await user.click(screen.getByRole('button', { name: 'Hand over all cases' }));
  expect(await screen.findByText(/This could not be done/)).toBeInTheDocument();
  expect(screen.getByLabelText('Demo Lia (0)')).toBeChecked();
  server.team.handOver = made;
  await user.click(screen.getByRole('button', { name: 'Hand over all cases' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Letter of hand-over' })).toBeInTheDocument();
  expect(new Set(server.writes().map(({ key }) => key)).size).toBe(1);
});

it('says of a letter that is not theirs that it is not shown', async () => {
  await openSignedIn(server, '/hand_overs/h2');
  expect(await screen.findByText(/Not shown to you, or not there/)).toBeInTheDocument();
});
