import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { nothings } from '../i18n/nothings';
import english from '../i18n/messages/en';
import { person } from './builders';
import { FakeServer } from './fake-server';
import { cleanDevice, openSignedIn } from './render-app';

const source = join(process.cwd(), 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/(\.test\.|^testing\/|i18n\/nothings)/.test(file))
  .map((file) => ({ file, text: readFileSync(join(source, file), 'utf8') }));

/** Says that something is not there: a sentence or a line that begins so. */
const absent = /^(no|none|nobody|nothing|there (is|are) (no|nobody|none)|you have not|this case has not)\b/i;

/** Begins so, and says of no list, count or value that it is empty; with what it is. */
const other: Readonly<Record<string, string>> = {
  'cases.value.false': 'the answer no',
  'forms.no': 'the answer no',
  'policies.no': 'the answer no',
  'forms.no_choice': 'choices of a list that everybody has',
  'record.no_permitted_forms': 'says that forms are withheld',
  'referrals.no_service': 'a referral without a service',
  'referrals.nobody_else': 'of a directory that everybody who refers reads',
  'turnaround.no_place': 'a group of a figure',
  'referrals.nobody_offers': 'of people that are listed below it',
  'home.group.none': 'a group of a figure',
  'home.indicator.cases_none': 'a group of a figure',
  'not_found.title': 'an address',
  'mail.what': 'about the demonstration',
  'waiting.nothing': 'a value that was taken out by this person',
  'problem.nothing_done': 'what was asked for was not done',
  'problem.field.unknown': 'what was typed',
  'problem.approval_not_asked_for': 'an answer that came late',
  'mail.not_here': 'a page that only the demonstration has',
  'policies.holiday.unnamed': 'a day on which nobody works',
  'notifications.kind.silence_noticed': 'of a case that is there, and of which no news came',
};

describe('withheld is never said as absent', () => {
  it('every message that says that there is nothing is one of those that are said through Nothing', () => {
    const told = Object.entries(english).filter(([key, text]) => absent.test(text) && !key.endsWith('.withheld') && !key.includes('.text') && !key.includes('.way'));
    expect(told.map(([key]) => key).filter((key) => !(key in nothings) && !(key in other))).toEqual([]);
    expect(Object.keys(nothings).filter((key) => !(key in english))).toEqual([]);
  });

  it.each(Object.keys(nothings))('%s is said by Nothing alone', (key) => {
    const said = files.filter(({ text }) => new RegExp(`\\bt\\(\\s*(\\w+ === [^?]*\\? )?'${key.replaceAll('.', '\\.')}'`).test(text)).map(({ file }) => file);
    expect(said).toEqual([]);
    expect(files.some(({ text }) => text.includes(`'${key}'`) || text.includes(`"${key}"`))).toBe(true);
  });

  it('Empty, which judges nothing, is used for what is not a lack', () => {
    const used = files.filter(({ file, text }) => text.includes('<Empty') && !file.startsWith('ui/')).map(({ file }) => file);
    expect(used.sort()).toEqual(['app/failure.tsx', 'features/cases/record/record-edit-page.tsx', 'features/cases/record/record-missing.tsx', 'features/notifications/mail-page.tsx', 'features/setup/policies-page.tsx']);
  });
});

let server: FakeServer;

const pages: readonly (readonly [path: string, ability: string, none: string, withheld: string])[] = [
  ['/', 'read_cases', 'Nothing waits in your cases', 'This is not shown to your role'],
  ['/figures', 'read_figures', 'There are no figures to show yet', 'Figures are not shown to your role'],
  ['/cases', 'read_cases', 'None of the cases shown to you is open', 'Cases are not shown to your role'],
  ['/referrals', 'receive_referrals', 'Nobody has referred a case to you yet', 'Your role receives no referrals'],
  ['/referrals/sent', 'refer_to', 'You have not referred a case yet', 'Your role does not refer cases'],
  ['/transfers', 'deal_in_transfers', 'No case is handed to you, and nobody asks for yours', 'Your role does not hand over cases'],
  ['/transfers/sent', 'deal_in_transfers', 'You have not handed over a case, or asked for one', 'Your role does not hand over cases'],
];

describe.each(pages)('%s, empty', (path, ability, none, withheld) => {
  beforeEach(async () => {
    await cleanDevice();
    server = new FakeServer().install();
  });

  it('is empty for who would see what there is', async () => {
    await openSignedIn(server, path);
    expect(await screen.findByText(none)).toBeInTheDocument();
    expect(screen.queryByText(withheld)).toBeNull();
  });

  it('is withheld from who would not', async () => {
    server.me = person({ abilities: (person().abilities ?? []).filter((held) => held !== ability) });
    await openSignedIn(server, path);
    // The page may draw anew while it is asked for.
    await waitFor(() => {
      expect(screen.getByText(withheld)).toBeInTheDocument();
    });
    expect(screen.queryByText(none)).toBeNull();
    expect(screen.queryByText(/^No cases$/)).toBeNull();
  });
});

describe('a case', () => {
  beforeEach(async () => {
    await cleanDevice();
    server = new FakeServer().install();
  });

  it('whose name is not shown is not without a name, in the list and on its page', async () => {
    server.addCase({ id: 'case-1', short_id: 'abc1234' });
    server.addCase({ id: 'case-2', short_id: 'abc1235', name: null });
    await openSignedIn(server, '/cases');
    expect(await screen.findByText('Name not shown')).toBeInTheDocument();
    expect(screen.getByText('No name')).toBeInTheDocument();
  });

  it('with fields that are withheld does not count them as empty', async () => {
    server.addCase({ id: 'case-1', name: 'Example', permitted_forms: { basic_identity: 'r' }, withheld: ['address', 'sex'], abilities: [] });
    await openSignedIn(server, '/cases/case-1');
    expect(await screen.findByText('2 fields are not shown to you here, or only in part.')).toBeInTheDocument();
    expect(screen.queryByText('Nothing is filled in on this form yet.')).toBeNull();
  });
});
