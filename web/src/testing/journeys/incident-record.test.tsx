import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { tellReached } from '../../data/connectivity';
import { field, flag, form, forms, moduleId, person, placeAlert } from '../builders';
import { FakeServer } from '../fake-server';
import { addIncident } from '../incident-server';
import { cleanDevice, expectAccessible, openApp, openSignedIn, untilFilled, type Opened } from '../render-app';

let server: FakeServer;
const market = { where_it_happened: 'The invented market', what_happened: 'Invented words' };
const fields = [field('where_it_happened', 'text_field'), field('what_happened', 'textarea')];

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
  server.forms = [
    ...forms,
    form(7, 'incident_details_container', [field('incident_details', 'subform', { subform_section_id: 8 })]),
    form(8, 'incident_rows', fields, { is_nested: true, collapsed_field_names: ['where_it_happened'] }),
    form(9, 'incident_form', fields, { parent_form: 'incident' }),
  ];
  const known = person();
  server.me = person({
    abilities: [...(known.abilities ?? []), 'read_incidents', 'read_places'],
    permitted_form: { basic_identity: 'rw', incident_details_container: 'rw', incident_form: 'rw' },
  });
  server.addCase({ id: 'case-1', name: 'Example', incident_details: [{ unique_id: 'incident-1', ...market }] });
  addIncident(server, { id: 'incident-1', module_id: moduleId, incident_case_id: 'case-1', case_id_display: 'abc1234', incident_date_derived: '2026-11-02', ...market });
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

async function changeWords({ user }: Opened, words: string): Promise<void> {
  await user.click(await screen.findByRole('link', { name: 'Change' }));
  const box = await screen.findByLabelText(/what happened/);
  await user.clear(box);
  await user.type(box, words);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByRole('heading', { level: 1, name: /^Incident/ });
}

describe('an incident', () => {
  it('is opened from the card of its case, and leads back to it', async () => {
    const { user } = await openSignedIn(server, '/cases/case-1/incidents');
    await user.click(await screen.findByRole('link', { name: 'The invented market' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Incident ident-1' })).toBeInTheDocument();
    expect(await screen.findByText('Invented words')).toBeInTheDocument();
    expect(screen.getByText('2 Nov 2026')).toBeInTheDocument();
    await expectAccessible();
    await user.click(screen.getByRole('link', { name: 'Case abc1234' }));
    expect(await screen.findByRole('heading', { level: 2, name: 'What happened' })).toBeInTheDocument();
  });

  it('is changed with its forms: what was changed alone is sent, against the version that was read', async () => {
    const opened = await openSignedIn(server, '/incidents/incident-1');
    await changeWords(opened, 'Other words');
    await waitFor(() => {
      expect(server.writes().map(({ method, path, body }) => [method, path, body])).toEqual([['PATCH', '/api/v2/incidents/incident-1', { data: { what_happened: 'Other words' }, base_version: 1 }]]);
    });
    expect(await screen.findByText('Other words')).toBeInTheDocument();
  });

  it('is changed without a network: its case says so, too, and it is sent once the network is back', async () => {
    const opened = await openSignedIn(server, '/incidents/incident-1');
    await screen.findByText('Invented words');
    await untilFilled();
    goOffline();
    await changeWords(opened, 'Other words');
    expect((await screen.findAllByText('Waiting to be sent')).length).toBeGreaterThan(0);
    opened.rendered.unmount();
    await openApp('/cases/case-1/incidents');
    const card = within(await screen.findByRole('article'));
    expect(await card.findByText('Other words')).toBeInTheDocument();
    expect(card.getByText('Waiting to be sent')).toBeInTheDocument();
    expect(server.incidents.get('incident-1')?.record.what_happened).toBe('Invented words');
    comeBack();
    await waitFor(() => {
      expect(server.incidents.get('incident-1')?.record.what_happened).toBe('Other words');
    });
    expect(await screen.findByText('Everything is sent')).toBeInTheDocument();
  });

  it('keeps what is being typed, and goes on with it from where all lies that is not sent', async () => {
    const opened = await openSignedIn(server, '/incidents/incident-1/edit');
    await opened.user.type(await screen.findByLabelText(/what happened/), ' and more');
    await opened.user.click(await screen.findByRole('link', { name: '1 not finished' }));
    expect(await screen.findByText('Change an incident')).toBeInTheDocument();
    expect(await screen.findByText('Example', { selector: 'strong' })).toBeInTheDocument();
    await opened.user.click(screen.getByRole('link', { name: 'Go on' }));
    expect(await screen.findByLabelText(/what happened/)).toHaveValue('Invented words and more');
  });

  it('that somebody else changed, too, is compared, and sent as it was chosen', async () => {
    const opened = await openSignedIn(server, '/incidents/incident-1');
    await screen.findByText('Invented words');
    await untilFilled();
    goOffline();
    await changeWords(opened, 'Mine');
    server.incidents.get('incident-1')?.change({ what_happened: 'Theirs' }, undefined);
    comeBack();
    await opened.user.click(await screen.findByRole('link', { name: /1 needs attention/ }));
    await opened.user.click(await screen.findByRole('radio', { name: /Mine/ }));
    await expectAccessible();
    await opened.user.click(screen.getByRole('button', { name: 'Send what I chose' }));
    await waitFor(() => {
      expect(server.incidents.get('incident-1')?.record.what_happened).toBe('Mine');
    });
  });

  it('that is refused is put right in its form', async () => {
    const opened = await openSignedIn(server, '/incidents/incident-1');
    server.refuseNext.push({ status: 422, body: { code: 'invalid_record', errors: [{ status: 422, detail: 'what_happened', message: 'too_long' }] } });
    await changeWords(opened, 'Far too long');
    await opened.user.click(await screen.findByRole('link', { name: /1 needs attention/ }));
    await opened.user.click(await screen.findByRole('link', { name: 'Correct' }));
    const box = await screen.findByLabelText(/what happened/);
    expect(box).toHaveValue('Far too long');
    await opened.user.clear(box);
    await opened.user.type(box, 'Short');
    await opened.user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(server.incidents.get('incident-1')?.record.what_happened).toBe('Short');
    });
  });

  it('is flagged, shows its flags, and tells its history to who may know', async () => {
    const { user } = await openSignedIn(server, '/incidents/incident-1');
    await user.click(await screen.findByRole('button', { name: 'Flag' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(await dialog.findByLabelText(/What should be looked at/), 'Ask for the school.');
    await user.click(dialog.getByRole('button', { name: 'Flag' }));
    await waitFor(() => {
      expect(server.writes().map(({ method, path }) => [method, path])).toEqual([['POST', '/api/v2/incidents/incident-1/flags']]);
    });
    expect(await screen.findByText('Ask for the school.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'History' }));
    expect(await screen.findByText('registered it')).toBeInTheDocument();
    await expectAccessible();
  });

  it('that is flagged is among the flags of the first page', async () => {
    server.me = { ...server.me, abilities: [...(server.me.abilities ?? []), 'read_flags'] };
    server.flags = [flag({ record_id: 'incident-1', record_type: 'incidents', short_id: 'ident-1' })];
    const { user } = await openSignedIn(server, '/');
    await user.click(await screen.findByRole('link', { name: 'Incident ident-1' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Incident ident-1' })).toBeInTheDocument();
  });

  it('shows that its place was named again, as its case does', async () => {
    server.placeAlerts = [placeAlert()];
    await openSignedIn(server, '/incidents/incident-1');
    expect(await screen.findByRole('region', { name: 'Places that were named again' })).toBeInTheDocument();
  });

  it('of no case is opened from the alert of its place', async () => {
    addIncident(server, { id: 'incident-2', module_id: moduleId, what_happened: 'Of no case' });
    server.placeAlerts = [placeAlert({ files: placeAlert().files.map((file) => ({ ...file, id: 'incident-2', record_type: 'incidents', name: null })) })];
    const { user } = await openSignedIn(server, '/');
    await user.click(await screen.findByRole('link', { name: 'Incident abc1234' }));
    expect(await screen.findByText('Of no case')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /^Case / })).toBeNull();
  });

  it('is only read by who may not change it', async () => {
    addIncident(server, { id: 'incident-1', module_id: moduleId, abilities: [], ...market });
    await openSignedIn(server, '/incidents/incident-1');
    expect(await screen.findByText('Invented words')).toBeInTheDocument();
    for (const name of ['Change', 'Flag', 'History']) expect(screen.queryByText(name)).toBeNull();
  });

  it('whose forms are not shown says so', async () => {
    server.me = { ...server.me, permitted_form: { basic_identity: 'rw' } };
    await openSignedIn(server, '/incidents/incident-1');
    expect(await screen.findByText('The forms of this incident are not shown to your role.')).toBeInTheDocument();
  });

  it('is asked for by nobody who may read none, whose case leads to none', async () => {
    server.me = { ...server.me, abilities: person().abilities };
    await openSignedIn(server, '/cases/case-1/incidents');
    expect(await screen.findByRole('heading', { level: 3, name: 'The invented market' })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'The invented market' })).toBeNull();
    expect(server.heard.filter(({ path }) => path.includes('incident') && !path.includes('/cases/'))).toEqual([]);
  });

  it('is withheld from who may read none, not absent', async () => {
    server.me = { ...server.me, abilities: person().abilities };
    server.incidents.clear();
    await openSignedIn(server, '/incidents/incident-1');
    expect(await screen.findByText('Incidents are not shown to your role')).toBeInTheDocument();
    expect(screen.queryByText('This incident is not here')).toBeNull();
  });

  it('that the server does not have yet is read in its case alone', async () => {
    const { user } = await openSignedIn(server, '/cases/case-1/incidents');
    await screen.findByRole('link', { name: 'The invented market' });
    await untilFilled();
    goOffline();
    await user.click(screen.getByRole('button', { name: 'Incident' }));
    await user.type(await screen.findByLabelText(/where it happened/), 'The other market');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { level: 3, name: 'The other market' })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'The other market' })).toBeNull();
  });

  it('that is not there says so, and nothing of it stays', async () => {
    await openSignedIn(server, '/incidents/incident-9');
    expect(await screen.findByText('This incident is not here')).toBeInTheDocument();
  });
});
