import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Audited } from '../../data/api/types';
import { person } from '../builders';
import { FakeServer } from '../fake-server';
import { choose } from '../menu';
import { cleanDevice, expectAccessible, openSignedIn } from '../render-app';

let server: FakeServer;
const asked = (): URLSearchParams[] => server.heard.filter(({ path }) => path.startsWith('/api/v2/audit_logs')).map(({ path }) => new URL(path, 'http://here').searchParams);

function entry(id: number, more: Partial<Audited> = {}): Audited {
  return {
    id,
    display_id: '1a2b3c4',
    record_type: 'case',
    record_id: 'case-1',
    display_name: '1a2b3c4',
    user_name: 'colleague',
    action: 'show',
    noted_as: 'show_case',
    outcome: 'allowed',
    code: null,
    resource_url: '/api/v2/cases/case-1',
    timestamp: '2026-11-29T01:00:00Z',
    log_message: { prefix: { key: 'logger.show', approval_type: null }, identifier: 'case', suffix: { key: 'logger.by_user', user: 'colleague' } },
    metadata: { user_name: 'colleague', remote_ip: '', agency_id: null, role_id: null, http_method: 'GET', record_ids: [] },
    ...more,
  };
}

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
  server.me = person({ abilities: [...(person().abilities ?? []), 'read_audit'] });
});

describe('what was done', () => {
  it('is found in the menu of who may read it, in plain words, with a way to the record', async () => {
    server.audited = [entry(2, { action: 'export', noted_as: 'print_case' }), entry(1, { record_type: 'session', record_id: null, display_id: null, action: 'spin_around', noted_as: 'spin_around' })];
    const { user } = await openSignedIn(server, '/');
    await user.click(await screen.findByText('Your account'));
    await user.click(screen.getByRole('link', { name: 'What was done' }));
    const list = within(await screen.findByRole('region', { name: 'What was done' }));
    expect(list.getByRole('link', { name: 'Case 1a2b3c4' })).toHaveAttribute('href', '/cases/case-1');
    expect(list.getByText(/Had it printed or exported/)).toBeInTheDocument();
    expect(list.getByText(/spin around · session/)).toBeInTheDocument();
    expect(list.getByRole('status')).toHaveTextContent('1 to 2 of 2');
    await expectAccessible();
  });

  it('is asked for by who, what, of what and when, and by pages', async () => {
    server.audited = Array.from({ length: 60 }, (_, place) => entry(place + 1));
    const { user } = await openSignedIn(server, '/setup/audit');
    await user.click(await screen.findByText('Ask for some of it only'));
    await user.type(screen.getByLabelText('Who'), 'colleague');
    await user.selectOptions(screen.getByLabelText('What'), 'Looked at');
    await user.selectOptions(screen.getByLabelText('Of what'), 'Case');
    await user.type(screen.getByLabelText('From'), '2026-11-01');
    await user.type(screen.getByLabelText('Until'), '2026-11-29');
    await user.click(screen.getByRole('button', { name: 'Show' }));
    await user.click(await screen.findByRole('button', { name: 'Older' }));
    expect(await screen.findByText('51 to 60 of 60')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Older' })).toBeDisabled();
    const last = asked().at(-1);
    expect(Object.fromEntries(last ?? [])).toEqual({ user_name: 'colleague', 'audit_log_actions[]': 'show', 'record_type[]': 'case', from: '2026-11-01', to: '2026-11-29', per: '50', page: '2' });
  });

  it('says what was refused, that nothing fits, and that the days are the wrong way round', async () => {
    const { user } = await openSignedIn(server, '/setup/audit');
    expect(await screen.findByText('Nothing was done that fits this.')).toBeInTheDocument();
    await user.click(screen.getByText('Ask for some of it only'));
    server.audited = [entry(1, { outcome: 'refused', code: 'not_allowed' })];
    await user.selectOptions(screen.getByLabelText('Outcome'), 'What was refused');
    await user.type(screen.getByLabelText('From'), '2026-11-29');
    await user.type(screen.getByLabelText('Until'), '2026-11-01');
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(screen.getByText('The last day lies before the first one.')).toBeInTheDocument();
    expect(asked().some((each) => each.get('outcome') === 'refused')).toBe(false);
    await user.clear(screen.getByLabelText('Until'));
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(await screen.findByText(/^Refused: /)).toBeInTheDocument();
  });

  it('is withheld from others, whom nothing is asked for', async () => {
    server.me = person();
    const { user } = await openSignedIn(server, '/setup/audit');
    expect(await screen.findByText('What was done is not shown to your role')).toBeInTheDocument();
    await user.click(screen.getByText('Your account'));
    expect(screen.queryByRole('link', { name: 'What was done' })).toBeNull();
    expect(asked()).toEqual([]);
  });
});

describe('a case on paper', () => {
  it('is a file of the server in the language that is read, for who may have it', async () => {
    server.addCase({ id: 'case-1', name: 'Example', abilities: ['write', 'export_pdf'] });
    server.addCase({ id: 'case-2', name: 'Example', abilities: ['write', 'close'] });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await user.click(await screen.findByRole('button', { name: 'More' }));
    const link = screen.getByRole('link', { name: 'Print (PDF)' });
    expect(link).toHaveAttribute('href', '/api/v2/cases/case-1/print?locale=en');
    expect(link).toHaveAttribute('download');
  });

  it('is not offered to whose role may not', async () => {
    server.addCase({ id: 'case-2', name: 'Example', abilities: ['write', 'close'] });
    const { user } = await openSignedIn(server, '/cases/case-2');
    await choose(user, 'Close the case');
    await waitFor(() => {
      expect(screen.getByRole('dialog')).toBeInTheDocument();
    });
    expect(screen.queryByText(/Print \(PDF\)/)).toBeNull();
  });
});
