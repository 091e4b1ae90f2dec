import { describe, expect, it } from 'vitest';
import type { Field } from '../../../data/api/types';
import { holdsName, holdsTelephone, isFreeText, othersIn, warningsFor } from './writing';

const notes: Field = { name: 'note_text', type: 'textarea' };

describe('a free text', () => {
  it.each(['call 7723 4567', 'nia númeru +670 7723-4567', 'tel:77234567', '٧٧٢٣٤٥٦٧', '(670) 77 23 45 67'])('warns of the telephone in %s', (text) => {
    expect(holdsTelephone(text)).toBe(true);
  });

  it.each(['on 2026-11-30 at 09:30', '30/11/2026', '3 children, 12 years', 'case 12345', '', 'from 2024 to 2026', '12345678901234567890'])('takes %s for none', (text) => {
    expect(holdsTelephone(text)).toBe(false);
  });

  it('warns of the full name of somebody else in the file, however it is spelt and in whatever order', () => {
    const record = { name: 'Fitun Ezemplu', name_first: 'Fitun', family_details_section: [{ relation_name: 'Joana Demo Ximenes' }] };
    for (const text of ['She lives with Joana Demo Ximenes now', 'hela ho Zoana Demo Jimenes', 'Ximenes, Joana Demo']) {
      expect(warningsFor(notes, text, record), text).toEqual(['name']);
    }
    for (const text of ['She lives with her aunt Joana', 'Fitun Ezemplu came', 'Joana went; the demo was far from Ximenes']) {
      expect(warningsFor(notes, text, record), text).toEqual([]);
    }
  });

  it('says both where both are there', () => {
    const record = { incident_details: [{ cp_incident_abuser_name: 'Tomas La-Loos' }] };
    expect(warningsFor(notes, 'Tomas La-Loos, 77234567', record)).toEqual(['telephone', 'name']);
  });

  it('is not a field that is there for names, numbers or addresses', () => {
    for (const name of ['relation_name', 'telephone_current', 'national_id_no', 'address_current', 'safe_contact_instructions']) {
      expect(isFreeText({ name, type: 'text_field' }), name).toBe(false);
    }
    expect(warningsFor({ name: 'relation_name', type: 'text_field' }, 'Tomas La-Loos', { rows: [{ relation_name: 'Tomas La-Loos' }] })).toEqual([]);
  });

  it('knows a name of one word for no full one', () => {
    expect(othersIn({ rows: [{ relation_name: 'Joana' }, { relation_name: 'Joana Demo' }, 'x', null] })).toEqual(['Joana Demo']);
    expect(holdsName('', 'Joana Demo')).toBe(false);
  });
});
