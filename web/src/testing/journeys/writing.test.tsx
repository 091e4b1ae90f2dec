import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { dayAt } from '../../i18n/site-time';
import { field, form, forms, person } from '../builders';
import { FakeServer } from '../fake-server';
import { cleanDevice, expectAccessible, openSignedIn } from '../render-app';

let server: FakeServer;

beforeEach(async () => {
  await cleanDevice();
  server = new FakeServer().install();
  server.forms = [
    ...forms,
    form(7, 'followup', [field('followup_subform_section', 'subform', { subform_section_id: 8 })]),
    form(8, 'visit_rows', [field('followup_type', 'text_field', { required: true }), field('followup_date', 'date_field'), field('followup_comments', 'textarea')], { is_nested: true }),
    form(9, 'notes', [field('notes_section', 'subform', { subform_section_id: 10 })]),
    form(10, 'note_rows', [field('note_subject', 'text_field'), field('note_text', 'textarea')], { is_nested: true }),
  ];
  server.me = person({ permitted_form: { basic_identity: 'rw', followup: 'rw', notes: 'rw' } });
});

describe('what an officer writes down', () => {
  it('is a visit of today, on the page of the case, beside those before', async () => {
    server.addCase({ id: 'case-1', followup_subform_section: [{ unique_id: 'one', followup_type: 'home', followup_date: '2026-01-05' }] });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await user.click(await screen.findByRole('button', { name: 'Visit' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(await dialog.findByRole('button', { name: 'Save' }));
    expect(await dialog.findByLabelText(/followup type/)).toHaveFocus();
    await expectAccessible();
    await user.type(dialog.getByLabelText(/followup type/), 'school');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
      expect(server.cases.get('case-1')?.followup_subform_section).toEqual([
        expect.objectContaining({ unique_id: 'one', followup_type: 'home' }),
        expect.objectContaining({ followup_type: 'school', followup_date: dayAt(new Date()) }),
      ]);
    });
  });

  it('is kept when the dialog is left, and goes on where it was', async () => {
    server.addCase({ id: 'case-1' });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await user.click(await screen.findByRole('button', { name: 'Note' }));
    await user.type(await screen.findByLabelText(/note text/), 'Half a thought');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.click(screen.getByRole('button', { name: 'Note' }));
    expect(await screen.findByLabelText(/note text/)).toHaveValue('Half a thought');
    expect(screen.getByText('This is what you had begun to write.')).toBeInTheDocument();
    await user.type(screen.getByLabelText(/note subject/), 'School');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(server.cases.get('case-1')?.notes_section).toEqual([expect.objectContaining({ note_subject: 'School', note_text: 'Half a thought' })]);
    });
  });

  it('is not mixed with another change that was begun', async () => {
    server.addCase({ id: 'case-1' });
    const { user } = await openSignedIn(server, '/cases/case-1');
    await user.click(await screen.findByRole('button', { name: 'Note' }));
    await user.type(await screen.findByLabelText(/note text/), 'Half a thought');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.click(screen.getByRole('button', { name: 'Visit' }));
    await user.click(await screen.findByRole('link', { name: /You have begun to change this case/ }));
    expect(await screen.findByText(/What you typed on /)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /^notes/i }));
    await user.click(await screen.findByRole('button', { name: /Half a thought/ }));
    expect(screen.getByLabelText(/note text/)).toHaveValue('Half a thought');
  });

  it('is asked of nobody who may not', async () => {
    server.addCase({ id: 'case-1', abilities: [] });
    await openSignedIn(server, '/cases/case-1');
    await screen.findByRole('button', { name: 'Referrals' });
    for (const name of ['Visit', 'Note', 'Change']) expect(screen.queryByText(name)).toBeNull();
  });
});
