import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { tellReached } from '../../data/connectivity';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openApp, openSignedIn, untilFilled } from '../render-app';

let server: FakeServer;

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
});

function goOffline(): void {
  server.offline = true;
  act(() => {
    tellReached(false);
  });
}

function comeBack(): void {
  server.offline = false;
  act(() => {
    window.dispatchEvent(new Event('online'));
  });
}

describe('registering and changing a case', () => {
  it('names what is missing, leads there, and sends the case once', async () => {
    const { user } = await openSignedIn(server, '/cases/new');
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('One thing has to be put right');
    await expectAccessible();
    const first = screen.getByLabelText(/name first/);
    for (let times = 0; times < 2; times += 1) {
      await user.click(within(alert).getByRole('button', { name: 'name first' }));
      await waitFor(() => {
        expect(first).toHaveFocus();
      });
    }
    await user.type(first, 'Example');
    await user.click(screen.getByLabelText('Female'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Case/ })).toBeInTheDocument();
    await waitFor(() => {
      expect([...server.cases.values()].map(({ name_first, sex, module_id }) => ({ name_first, sex, module_id }))).toEqual([{ name_first: 'Example', sex: 'female', module_id: 'primeromodule-cp' }]);
    });
    expect(server.writes()).toHaveLength(1);
    await expectAccessible();
  });

  it('works offline, keeps it after a reload, and sends it when the network is back', async () => {
    const opened = await openSignedIn(server, '/cases');
    await screen.findByText('No cases');
    await untilFilled();
    goOffline();
    await opened.user.click(screen.getByRole('link', { name: 'Register a case' }));
    await opened.user.type(await screen.findByLabelText(/name first/), 'Offline');
    await opened.user.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findAllByText('Waiting to be sent')).length).toBeGreaterThan(0);
    opened.rendered.unmount();
    await openApp('/cases');
    expect(await screen.findByRole('link', { name: 'Offline' })).toBeInTheDocument();
    expect(server.cases.size).toBe(0);
    comeBack();
    await waitFor(() => {
      expect(server.cases.size).toBe(1);
    });
    expect(await screen.findByText('Everything is sent')).toBeInTheDocument();
  });

  it('keeps what was typed when the tab closes', async () => {
    server.addCase({ id: 'case-1', name_first: 'Example', name: 'Example' });
    const opened = await openSignedIn(server, '/cases/case-1/edit');
    await opened.user.type(await screen.findByLabelText(/address/), 'Near the river');
    act(() => {
      window.dispatchEvent(new Event('pagehide'));
    });
    opened.rendered.unmount();
    const again = await openApp(`/cases/case-1/edit${window.location.search}`);
    expect(await screen.findByLabelText(/address/)).toHaveValue('Near the river');
    await again.user.click(screen.getByRole('button', { name: /Start again/ }));
    await waitFor(() => {
      expect(screen.getByLabelText(/address/)).toHaveValue('');
    });
  });

  it('adds a row of a subform and sends only that', async () => {
    server.addCase({ id: 'case-1', name_first: 'Example', name: 'Example', services_section: [{ unique_id: 'old', service_type: 'police' }] });
    const { user } = await openSignedIn(server, '/cases/case-1/edit/services');
    await user.click(await screen.findByRole('button', { name: /Add: services section/ }));
    await expectAccessible();
    const picked = screen.getAllByLabelText(/service type/);
    await user.selectOptions(picked[picked.length - 1] ?? document.body, 'health');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(server.writes()).toHaveLength(1);
    });
    expect(server.writes()[0]?.body).toMatchObject({ base_version: 1, data: { services_section: [{ service_type: 'health' }] } });
  });

  it('shows what somebody else changed meanwhile and lets the person decide', async () => {
    server.addCase({ id: 'case-1', name_first: 'Example', name: 'Example', address: 'Old' });
    const { user } = await openSignedIn(server, '/cases/case-1/edit');
    await user.type(await screen.findByLabelText(/address/), ' and mine');
    server.addCase({ id: 'case-1', name_first: 'Example', name: 'Example', address: 'Theirs', version: 4 });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('link', { name: /1 needs attention/ }));
    const both = within(await screen.findByRole('group', { name: 'address' }));
    expect(both.getByRole('radio', { name: /Theirs/ }).closest('label')).toHaveTextContent('Theirs');
    const mine = both.getByRole('radio', { name: /Mine/ });
    expect(mine.closest('label')).toHaveTextContent('Old and mine');
    expect(screen.getByRole('button', { name: 'Send what I chose' })).toBeDisabled();
    await expectAccessible();
    await user.click(mine);
    await user.click(screen.getByRole('button', { name: 'Send what I chose' }));
    await waitFor(() => {
      expect(server.cases.get('case-1')?.address).toBe('Old and mine');
    });
    expect(await screen.findByText('Nothing is waiting')).toBeInTheDocument();
  });

  it('shows only the forms the person may see', async () => {
    server.addCase({ id: 'case-1', name: 'Example', secret_note: 'hidden', permitted_forms: { services: 'r' }, abilities: ['read'] });
    await openSignedIn(server, '/cases/case-1');
    expect(await screen.findByRole('heading', { level: 2, name: 'services' })).toBeInTheDocument();
    expect(screen.queryByText('basic identity')).toBeNull();
    expect(screen.queryByRole('link', { name: 'Change' })).toBeNull();
  });

  it('says plainly that a case is not to be seen', async () => {
    await openSignedIn(server, '/cases/unknown');
    expect(await screen.findByText('This case is not here')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Go to the cases' })).toBeInTheDocument();
  });
});
