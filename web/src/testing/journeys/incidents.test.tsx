import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { tellReached } from '../../data/connectivity';
import { field, form, forms, moduleId, person } from '../builders';
import { addIncident } from '../incident-server';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openApp, openSignedIn, untilFilled } from '../render-app';

let server: FakeServer;

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
  server.forms = [
    ...forms,
    form(7, 'incident_details_container', [field('incident_details', 'subform', { subform_section_id: 8 })]),
    form(8, 'incident_rows', [field('where_it_happened', 'text_field'), field('what_happened', 'textarea')], { is_nested: true, collapsed_field_names: ['where_it_happened'] }),
  ];
  server.me = person({ permitted_form: { basic_identity: 'rw', incident_details_container: 'rw' } });
});

describe('the incidents of a case', () => {
  it('are read on the page of the case, each with its place', async () => {
    server.addCase({ id: 'case-1', incident_details: [{ unique_id: 'one', where_it_happened: 'The invented market', what_happened: 'Invented words' }] });
    await openSignedIn(server, '/cases/case-1/incidents');
    expect(await screen.findByRole('heading', { level: 2, name: 'What happened' })).toBeInTheDocument();
    const incident = screen.getByRole('article');
    expect(within(incident).getByRole('heading', { level: 3, name: 'The invented market' })).toBeInTheDocument();
    expect(incident).toHaveTextContent('Invented words');
    expect(screen.getByRole('button', { name: 'Incidents' })).toHaveAttribute('aria-current');
    await expectAccessible();
  });

  it('are recorded without a network, and sent when it is back', async () => {
    server.addCase({ id: 'case-1' });
    const opened = await openSignedIn(server, '/cases/case-1/incidents');
    await screen.findByText('No incident has been recorded for this child.');
    await untilFilled();
    server.offline = true;
    act(() => {
      tellReached(false);
    });
    await opened.user.click(screen.getByRole('button', { name: 'Incident' }));
    await opened.user.type(await screen.findByLabelText(/where it happened/), 'The invented market');
    await opened.user.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findAllByText('Waiting to be sent')).length).toBeGreaterThan(0);
    opened.rendered.unmount();
    await openApp('/cases/case-1/incidents');
    expect(await screen.findByRole('heading', { level: 3, name: 'The invented market' })).toBeInTheDocument();
    expect(server.cases.get('case-1')?.incident_details).toBeUndefined();
    server.offline = false;
    act(() => {
      window.dispatchEvent(new Event('online'));
    });
    await waitFor(() => {
      expect(server.cases.get('case-1')?.incident_details).toEqual([expect.objectContaining({ where_it_happened: 'The invented market' })]);
    });
  });

  it('take a place that was written down before with one tap, and never a home', async () => {
    const option = (id: string): { id: string; display_text: string } => ({ id, display_text: `the ${id}` });
    const choices = (name: string, ...ids: string[]): ReturnType<typeof field> => field(name, 'select_box', { option_strings_text: ids.map(option) });
    const asked = [choices('cp_incident_location_type', 'school', 'street', 'home', 'market'), choices('incident_location', 'TL01', 'TL02'), field('cp_incident_location_type_other', 'text_field')];
    server.forms = server.forms.map((one) => (one.unique_id === 'incident_rows' ? { ...one, fields: asked } : one));
    server.options = { place_alerts: { settings: ['school', 'street'] } };
    server.me = person({ ...server.me, abilities: [...(person().abilities ?? []), 'read_incidents'] });
    const at = (id: string, type: string, where: string, which: string): unknown => addIncident(server, { id, module_id: moduleId, cp_incident_location_type: type, incident_location: where, cp_incident_location_type_other: which });
    at('one', 'street', 'TL02', 'Invented road');
    at('two', 'school', 'TL01', 'Invented school');
    at('three', 'school', 'TL01', 'Invented school');
    for (const id of ['seven', 'eight', 'nine']) at(id, 'street', 'TL01', '');
    at('four', 'home', 'TL01', 'Invented home');
    at('five', 'market', 'TL01', 'Invented market');
    at('six', 'school', 'TL99', 'Invented elsewhere');
    server.addCase({ id: 'case-1' });
    const { user } = await openSignedIn(server, '/cases/case-1/incidents');
    await screen.findByText('No incident has been recorded for this child.');
    await untilFilled();
    await user.click(screen.getByRole('button', { name: 'Incident' }));
    const known = within(await screen.findByRole('group', { name: 'Places that were written down before' }));
    expect(known.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Invented school · the school · the TL01', 'Invented road · the street · the TL02', 'the street · the TL01']);
    const [school, , street] = known.getAllByRole('button');
    await user.type(screen.getByLabelText(/location type other/), 'Typed');
    await user.click(street ?? document.body);
    expect(screen.getByLabelText(/location type other/)).toHaveValue('Typed');
    await user.click(school ?? document.body);
    expect(school).toHaveAttribute('aria-pressed', 'true');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(server.cases.get('case-1')?.incident_details).toEqual([
        expect.objectContaining({ cp_incident_location_type: 'school', incident_location: 'TL01', cp_incident_location_type_other: 'Invented school' }),
      ]);
    });
  });

  it('are no page for who has no form of them', async () => {
    server.me = person({ permitted_form: { basic_identity: 'rw' } });
    server.addCase({ id: 'case-1' });
    await openSignedIn(server, '/cases/case-1');
    expect(await screen.findByRole('button', { name: 'Referrals' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Incidents' })).not.toBeInTheDocument();
  });

  it('are only read by who may not change the case', async () => {
    server.addCase({ id: 'case-1', abilities: [] });
    await openSignedIn(server, '/cases/case-1/incidents');
    expect(await screen.findByText('No incident has been recorded for this child.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Incident' })).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Change' })).not.toBeInTheDocument();
  });
});
