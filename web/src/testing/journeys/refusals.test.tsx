import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openSignedIn } from '../render-app';
import { choose } from '../menu';

let server: FakeServer;
const note = 'Sleeps at 7.';

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
});

function comeBack(): void {
  act(() => {
    window.dispatchEvent(new Event('online'));
  });
}

/** Changes the address of the case, and has the server answer this once. */
async function changeRefused(answer: { status: number; body?: unknown }): Promise<Awaited<ReturnType<typeof openSignedIn>>> {
  server.addCase({ id: 'case-1', name_first: 'Example', name: 'Example' });
  const opened = await openSignedIn(server, '/cases/case-1/edit');
  await opened.user.type(await screen.findByLabelText(/address/), note);
  server.refuseNext.push(answer);
  await opened.user.click(screen.getByRole('button', { name: 'Save' }));
  await opened.user.click(await screen.findByRole('link', { name: /1 needs attention/ }));
  await screen.findByText('Not accepted');
  return opened;
}

describe('a refusal', () => {
  it('of a registration is put right in its form and sent as a whole', async () => {
    const { user } = await openSignedIn(server, '/cases/new');
    await user.type(await screen.findByLabelText(/name first/), 'Example');
    await user.type(screen.getByLabelText(/address/), note);
    await user.click(screen.getByLabelText('Female'));
    server.refuseNext.push({ status: 422, body: { code: 'invalid_record', errors: [{ status: 422, detail: 'sex', message: 'not_an_option' }] } });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('link', { name: /1 needs attention/ }));
    expect(await screen.findByText(note)).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('link', { name: 'Correct' }));
    expect((await screen.findAllByText('This is not one of the choices.')).length).toBeGreaterThan(0);
    await user.click(screen.getByLabelText('Male'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect([...server.cases.values()].map(({ sex, address }) => ({ sex, address }))).toEqual([{ sex: 'male', address: note }]);
    });
    expect(server.writes().map(({ method }) => method)).toEqual(['POST', 'POST']);
    expect(await screen.findByText('Everything is sent')).toBeInTheDocument();
  });

  it.each([403, 404, 409, 410, 413, 422])('with %i can be read, copied, and sent again', async (status) => {
    const copied: string[] = [];
    const { user } = await changeRefused({ status, body: {} });
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
      copied.push(text);
      return Promise.resolve();
    });
    expect(await screen.findByText(note)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Copy the words' }));
    expect(await screen.findByText('Copied.')).toBeInTheDocument();
    expect(copied).toEqual([`address: ${note}`]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => {
      expect(server.cases.get('case-1')?.address).toBe(note);
    });
  });

  it.each([403, 409, 413, 422])('with %i can be corrected: the next edit joins what was refused', async (status) => {
    const { user } = await changeRefused({ status, body: {} });
    await user.click(await screen.findByRole('link', { name: 'Correct' }));
    const address = await screen.findByLabelText(/address/);
    expect(address).toHaveValue(note);
    await user.type(address, ' Shorter.');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(server.cases.get('case-1')?.address).toBe(`${note} Shorter.`);
    });
    expect(await screen.findByText('Everything is sent')).toBeInTheDocument();
  });

  it('because the case has gone leaves the note to its author, and the case says where', async () => {
    const { user } = await changeRefused({ status: 404, body: {} });
    server.cases.delete('case-1');
    await user.click(await screen.findByRole('link', { name: 'Open the case' }));
    await user.click(await screen.findByRole('link', { name: /What you wrote about it is kept/ }));
    expect(await screen.findByText(note)).toBeVisible();
  });

  it('of a referral is put right in its dialog', async () => {
    server.addCase({ id: 'case-1', name: 'Example' });
    const { user } = await openSignedIn(server, '/cases/case-1/referrals');
    await user.click(await screen.findByRole('button', { name: 'Refer' }));
    await screen.findByRole('option', { name: /Demo Nurse/ });
    await user.selectOptions(screen.getByLabelText(/Person/), 'nurse');
    await user.type(screen.getByLabelText('What you ask for'), note);
    server.refuseNext.push({ status: 422, body: { code: 'person_cannot_receive' } });
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Refer' }));
    await user.click(await screen.findByRole('link', { name: /1 needs attention/ }));
    await user.click(await screen.findByRole('link', { name: 'Correct' }));
    expect(await screen.findByLabelText('What you ask for')).toHaveValue(note);
    await screen.findByRole('option', { name: /Demo Officer/ });
    await user.selectOptions(screen.getByLabelText(/Person/), 'officer');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Refer' }));
    await waitFor(() => {
      expect(server.referrals).toMatchObject([{ transitioned_to: 'officer', notes: note }]);
    });
    expect(await screen.findByText('Everything is sent')).toBeInTheDocument();
  });

  it('of something else lets the edit pass that puts it right', async () => {
    server.addCase({ id: 'case-1', name_first: 'Example', name: 'Example' });
    const { user } = await openSignedIn(server, '/cases/case-1');
    server.refuseNext.push({ status: 422, body: {} });
    await choose(user, 'Close the case');
    await user.click(await within(await screen.findByRole('dialog')).findByRole('button', { name: 'Close the case' }));
    await screen.findByRole('link', { name: /1 needs attention/ });
    await user.click(screen.getByRole('link', { name: 'Change' }));
    await user.type(await screen.findByLabelText(/address/), note);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(server.cases.get('case-1')?.address).toBe(note);
    });
  });
});

describe('a row that somebody else removed', () => {
  it('comes back whole or not at all, and is told in words with who and when', async () => {
    server.addCase({ id: 'case-1', name_first: 'Example', services_section: [{ unique_id: 'row-1', service_type: 'police', service_note: 'Before' }] });
    const { user } = await openSignedIn(server, '/cases/case-1/edit/services');
    await user.click(await screen.findByRole('button', { name: /Service of police/ }));
    await user.type(screen.getByLabelText(/service note/), ' and after');
    server.addCase({ id: 'case-1', name_first: 'Example', services_section: [], version: 4 });
    const changed = { 'services_section/row-1': { by: 'nurse', at: '2026-11-22T08:00:00Z' } };
    server.refuseNext.push({ status: 409, body: { code: 'stale_version', facts: { version: 4, fields: ['services_section'], changed } } });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('link', { name: /1 needs attention/ }));
    const both = within(await screen.findByRole('group', { name: /services section: Service of police/ }));
    expect(both.getByText('Removed')).toBeInTheDocument();
    expect(await both.findByText(/by Demo Nurse, 22 Nov 2026/)).toBeInTheDocument();
    expect(screen.queryByText(/services_section|row-1/)).toBeNull();
    await user.click(both.getByRole('radio', { name: /Mine/ }));
    await user.click(screen.getByRole('button', { name: 'Send what I chose' }));
    await waitFor(() => {
      expect(server.cases.get('case-1')?.services_section).toEqual([{ unique_id: 'row-1', service_type: 'police', service_note: 'Before and after' }]);
    });
  });
});

describe('a fault of the server at one thing', () => {
  it('holds up nothing else, and is told after an hour', async () => {
    for (const id of ['case-1', 'case-2']) server.addCase({ id, name_first: id, name: id });
    const { user } = await openSignedIn(server, '/cases/case-1/edit');
    server.ailing.set('/api/v2/cases/case-1', 500);
    await user.type(await screen.findByLabelText(/address/), 'ailing');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('link', { name: 'Cases' }));
    await user.click(await screen.findByRole('link', { name: 'case-2' }));
    await user.click(await screen.findByRole('link', { name: 'Change' }));
    await user.type(await screen.findByLabelText(/address/), 'well');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(server.cases.get('case-2')?.address).toBe('well');
    });
    expect(await screen.findByText('1 to send')).toBeInTheDocument();
    const later = Date.now() + 61 * 60_000;
    vi.spyOn(Date, 'now').mockImplementation(() => later);
    vi.useFakeTimers({ now: later, toFake: ['Date'] });
    comeBack();
    await user.click(await screen.findByRole('link', { name: /1 needs attention/ }));
    expect(await screen.findByText(/The server has failed at this since/)).toBeInTheDocument();
    vi.useRealTimers();
    server.ailing.clear();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => {
      expect(server.cases.get('case-1')?.address).toBe('ailing');
    });
  });
});
