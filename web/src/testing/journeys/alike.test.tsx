import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { tellReached } from '../../data/connectivity';
import { candidatesPath } from '../answers';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openSignedIn, untilFilled } from '../render-app';

let server: FakeServer;

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
});

const twin = {
  record: { id: 'case-9', short_id: 'abc1234', name: 'Jacinta Ezemplu', age: 9, sex: 'female', record_in_scope: true, abilities: [] },
  points: 80,
  reasons: [
    { field: 'name', code: 'sounds_alike', points: 60 },
    { field: 'age', code: 'of_like_age', points: 15 },
    { field: 'location_current', code: 'place_differs', points: -10 },
  ],
};

describe('a child who may be known', () => {
  it('is shown while the name is typed, with the reasons, and nothing of it stands in an address', async () => {
    server.candidates = [twin];
    const { user } = await openSignedIn(server, '/cases/new');
    await user.type(await screen.findByLabelText(/name first/), 'Zasinta');
    const found = await screen.findByText('A file may be about this child');
    const box = found.closest('.notice') as HTMLElement;
    expect(within(box).getByText('For it: the name sounds alike, about the same age')).toBeInTheDocument();
    expect(within(box).getByText('Against it: lives elsewhere')).toBeInTheDocument();
    expect(within(box).getByRole('link', { name: 'Open case abc1234' })).toHaveAttribute('href', '/cases/case-9');
    expect(within(box).getByText(/your supervisor is told and can check/)).toBeInTheDocument();
    const asked = server.heard.filter(({ path }) => path === candidatesPath);
    expect(asked.at(-1)?.body).toEqual({ data: { names: ['Zasinta'] } });
    expect(server.heard.some(({ path }) => path.includes('Zasinta'))).toBe(false);
    await expectAccessible();
  });

  it('stops nobody from registering', async () => {
    server.candidates = [twin];
    const { user } = await openSignedIn(server, '/cases/new');
    await user.type(await screen.findByLabelText(/name first/), 'Zasinta');
    await screen.findByText('A file may be about this child');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(server.cases.size).toBe(1);
    });
  });

  it('says the same of others whether there is one or not', async () => {
    const { user } = await openSignedIn(server, '/cases/new');
    await user.type(await screen.findByLabelText(/name first/), 'Zasinta');
    expect(await screen.findByText(/your supervisor is told and can check/)).toBeInTheDocument();
    expect(screen.queryByText(/may be about this child/)).not.toBeInTheDocument();
  });

  it('is found without a network among the files on the device, and it says that these are not all', async () => {
    server.addCase({ id: 'case-1', name: 'Jacinta Ezemplu Ximenes', sex: 'female', age: 9 });
    server.addCase({ id: 'case-2', name: 'Tomas La-Loos', sex: 'male', age: 9 });
    const { user } = await openSignedIn(server, '/cases');
    await untilFilled();
    server.offline = true;
    act(() => {
      tellReached(false);
    });
    await user.click(await screen.findByRole('link', { name: 'Register a case' }));
    await user.type(await screen.findByLabelText(/name first/), 'Zasinta Ezemplo');
    await user.type(screen.getByLabelText(/name last/), 'Jimenes');
    await user.type(screen.getByLabelText(/^age/), '10');
    expect(await screen.findByText('A file may be about this child')).toBeInTheDocument();
    expect(screen.getByText('For it: the name sounds alike, about the same age')).toBeInTheDocument();
    expect(screen.getByText(/only the files on this device/)).toBeInTheDocument();
    expect(screen.queryByText('Tomas La-Loos')).not.toBeInTheDocument();
  });
});

describe('files like a case', () => {
  it('are looked for when somebody asks', async () => {
    server.addCase({ id: 'case-1', name: 'Jacinta Ezemplu Ximenes' });
    server.candidates = [{ ...twin, record: { ...twin.record, record_in_scope: false } }];
    await openSignedIn(server, '/cases/case-1/alike');
    expect(await screen.findByText('For it: the name sounds alike, about the same age')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Open case abc1234' })).not.toBeInTheDocument();
    await expectAccessible();
  });

  it('says so when there is none', async () => {
    server.addCase({ id: 'case-1', name: 'Jacinta Ezemplu Ximenes' });
    await openSignedIn(server, '/cases/case-1/alike');
    expect(await screen.findByText('No file that you may see looks like this one.')).toBeInTheDocument();
  });
});
