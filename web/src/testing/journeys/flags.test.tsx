import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { flag, person } from '../builders';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openSignedIn, untilFilled } from '../render-app';
import { choose } from '../menu';

let server: FakeServer;

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
});

describe('a flag', () => {
  it('is raised with a reason, for today unless another day is chosen', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['flag'] });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await choose(user, 'Flag');
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(await dialog.findByRole('button', { name: 'Flag' }));
    expect(await dialog.findByText('This is needed.')).toBeInTheDocument();
    expect(dialog.getByLabelText<HTMLInputElement>('By when').value).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await expectAccessible();
    await user.clear(dialog.getByLabelText('By when'));
    await user.type(dialog.getByLabelText('By when'), '2026-12-24');
    await user.type(dialog.getByLabelText(/What should be looked at/), 'Ask for the school.');
    await user.click(dialog.getByRole('button', { name: 'Flag' }));
    await waitFor(() => {
      expect(server.writes().map(({ path, body }) => [path, body.data])).toEqual([['/api/v2/cases/case-1/flags', { message: 'Ask for the school.', date: '2026-12-24' }]]);
    });
    // What waits gives way to what the server tells of it: once, at every moment.
    await waitFor(() => {
      expect([screen.getByText('Ask for the school.'), screen.getByText('To be looked at by 24 Dec 2026')]).toHaveLength(2);
    });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is resolved by who may, saying what became of it', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: [], flagged: true, flag_count: 2 });
    server.flags = [flag(), flag({ id: 2, message: 'Somebody else answers this.', abilities: [] }), flag({ id: 3, message: 'Answered.', removed: true, abilities: [] })];
    server.colleagues = [{ id: 7, user_name: 'nurse', full_name: 'Demo Nurse' }];
    const { user } = await openSignedIn(server, '/cases/case-1');
    expect(await screen.findByText('Look at the plan.')).toBeInTheDocument();
    expect(screen.getByText('Somebody else answers this.')).toBeInTheDocument();
    expect(screen.queryByText('Answered.')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Flag', hidden: true })).toBeNull();
    expect(screen.getAllByRole('button', { name: 'Resolve' })).toHaveLength(1);
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Resolve' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(await dialog.findByLabelText(/What became of it\?/), 'Visited.');
    await user.click(dialog.getByRole('button', { name: 'Resolve' }));
    await waitFor(() => {
      expect(server.writes().map(({ method, path, body }) => [method, path, body.data])).toEqual([['PATCH', '/api/v2/cases/case-1/flags/1', { unflag_message: 'Visited.' }]]);
    });
    await waitFor(() => {
      expect(screen.queryByText('Look at the plan.')).toBeNull();
    });
    expect(server.cases.get('case-1')).toMatchObject({ flagged: true, flag_count: 1 });
  });

  it('is raised without a network, waits in words, and arrives once', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['flag'] });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await screen.findByRole('button', { name: 'Flag', hidden: true });
    await untilFilled();
    server.offline = true;
    await choose(user, 'Flag');
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(await dialog.findByLabelText(/What should be looked at/), 'Ask for the school.');
    await user.click(dialog.getByRole('button', { name: 'Flag' }));
    expect((await screen.findAllByText('Waiting to be sent')).length).toBeGreaterThan(0);
    expect(await screen.findByText('Ask for the school.')).toBeInTheDocument();
    expect(server.flags).toHaveLength(0);
    await user.click(await screen.findByRole('link', { name: /1 to send/ }));
    expect(await screen.findByText('Flag a case')).toBeInTheDocument();
    server.offline = false;
    window.dispatchEvent(new Event('online'));
    await waitFor(() => {
      expect(server.flags).toHaveLength(1);
    });
    expect(server.flags[0]).toMatchObject({ message: 'Ask for the school.', record_id: 'case-1' });
  });

  it('is resolved without a network: what waits is said, and it cannot be answered twice', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: [], flagged: true, flag_count: 1 });
    server.flags = [flag()];
    const { user } = await openSignedIn(server, '/cases/case-1');
    await screen.findByText('Look at the plan.');
    await untilFilled();
    server.offline = true;
    await user.click(screen.getByRole('button', { name: 'Resolve' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(await dialog.findByLabelText(/What became of it/), 'Visited.');
    await user.click(dialog.getByRole('button', { name: 'Resolve' }));
    expect((await screen.findAllByText('Waiting to be sent')).length).toBeGreaterThan(0);
    expect(screen.getByText('Look at the plan.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Resolve' })).toBeNull();
    server.offline = false;
    window.dispatchEvent(new Event('online'));
    await waitFor(() => {
      expect(screen.queryByText('Look at the plan.')).toBeNull();
    });
    expect(server.flags).toMatchObject([{ removed: true, unflag_message: 'Visited.' }]);
  });

  it('that somebody resolved in the meantime says so, and can be dropped', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: [], flagged: true, flag_count: 1 });
    server.flags = [flag()];
    server.refuseNext.push({ status: 409, body: { code: 'flag_resolved' } });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await user.click(await screen.findByRole('button', { name: 'Resolve' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(await dialog.findByLabelText(/What became of it/), 'Visited.');
    await user.click(dialog.getByRole('button', { name: 'Resolve' }));
    await user.click(await screen.findByRole('link', { name: /1 needs attention/ }));
    expect(await screen.findByText(/Somebody resolved this flag already/)).toBeInTheDocument();
    expect(screen.getByText('Visited.')).toBeInTheDocument();
  });

  it('keeps what was typed when the dialog is closed', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['flag'] });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await choose(user, 'Flag');
    await user.type(await screen.findByLabelText(/What should be looked at/), 'Half a thought');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await choose(user, 'Flag');
    expect(await screen.findByLabelText(/What should be looked at/)).toHaveValue('Half a thought');
  });

  it('is on the first page of who sees the flags of others, and leads to its case', async () => {
    server.me = person({ abilities: [...(person().abilities ?? []), 'read_flags'] });
    server.addCase({ id: 'case-1', name: 'Example', flagged: true });
    server.flags = [flag({ short_id: 'abc1234' })];
    const { user } = await openSignedIn(server, '/');
    expect(await screen.findByRole('heading', { name: '1 flag is open' })).toBeInTheDocument();
    await expectAccessible();
    await user.click(screen.getByRole('link', { name: 'Case abc1234' }));
    expect(await screen.findByText('Look at the plan.')).toBeInTheDocument();
    expect(server.heard.filter(({ path }) => path.startsWith('/api/v2/flags'))).toHaveLength(1);
  });

  it('is not asked for by who does not see them', async () => {
    server.flags = [flag()];
    await openSignedIn(server, '/');
    expect(await screen.findByText('Nothing waits in your cases')).toBeInTheDocument();
    expect(server.heard.filter(({ path }) => path.startsWith('/api/v2/flags'))).toEqual([]);
  });

  it('marks its case in the list', async () => {
    server.addCase({ id: 'case-1', name: 'Example', flagged: true });
    server.addCase({ id: 'case-2', name: 'Other', flagged: false });
    await openSignedIn(server, '/cases');
    expect(await screen.findByText('Other')).toBeInTheDocument();
    expect(await screen.findAllByText('Flagged')).toHaveLength(1);
  });
});
