import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { field, form } from '../../testing/builders';
import { ServedRecord } from '../../testing/record-server';
import { changesOf } from '../../features/cases/forms/changes';
import type { CaseRecord, Row, Value } from '../api/types';
import { clashes, clashKey, decided, seen, type Choice } from './clash';
import type { Command } from './command';
import { beforeOf, taken } from './fold';
import { withWaiting } from './kinds';
import { rowById, rowsIn } from './values';

const rowForm = form(2, 'rows_form', [field('kind', 'text_field'), field('note', 'textarea')], { is_nested: true });
const fields = [field('age', 'text_field'), field('address', 'textarea'), field('rows', 'subform', { subform_section_id: 2 })];
const forms = [form(1, 'main', fields), rowForm];

/** One thing a person does on a form. `row` picks among the rows there are. */
const doing = fc.oneof(
  fc.record({ what: fc.constant('set' as const), name: fc.constantFrom('age', 'address'), value: fc.constantFrom('1', '2', '3', null) }),
  fc.record({ what: fc.constant('add' as const), value: fc.constantFrom('x', 'y') }),
  fc.record({ what: fc.constant('change' as const), row: fc.nat(5), item: fc.constantFrom('kind', 'note'), value: fc.constantFrom('1', '2', '3', null) }),
  fc.record({ what: fc.constant('delete' as const), row: fc.nat(5) }),
  fc.record({ what: fc.constant('reorder' as const) }),
);
type Doing = typeof doing extends fc.Arbitrary<infer T> ? T : never;

let ids = 0;
function done(record: Row, one: Doing): Row {
  const rows = rowsIn(record.rows);
  const picked = 'row' in one ? rows[one.row % Math.max(1, rows.length)] : undefined;
  if (one.what === 'set') return { ...record, [one.name]: one.value };
  if (one.what === 'add') return { ...record, rows: [...rows, { unique_id: `row-${(ids += 1)}`, kind: one.value }] };
  if (one.what === 'reorder') return { ...record, rows: [...rows].reverse() };
  if (picked === undefined) return record;
  if (one.what === 'delete') return { ...record, rows: rows.filter((row) => row !== picked) };
  return { ...record, rows: rows.map((row) => (row === picked ? { ...row, [one.item]: one.value } : row)) };
}

/** Every single thing that differs between two records: `age`, `rows/id`, `rows/id/note`, each with its new value. */
function steps(before: Row, after: Row): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const { name } of fields) {
    if (name !== 'rows') {
      if ((before[name] ?? null) !== (after[name] ?? null)) found.set(name, after[name] ?? null);
      continue;
    }
    const all = new Set([...rowsIn(before[name]), ...rowsIn(after[name])].map((row) => String(row.unique_id)));
    for (const id of all) {
      const [was, is] = [rowById(before[name], id), rowById(after[name], id)];
      if (was === undefined || is === undefined) found.set(`${name}/${id}`, is === undefined ? 'gone' : JSON.stringify(is));
      else for (const item of ['kind', 'note']) if ((was[item] ?? null) !== (is[item] ?? null)) found.set(`${name}/${id}/${item}`, is[item] ?? null);
    }
  }
  return found;
}

function meets(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}/`) || other.startsWith(`${path}/`);
}

const start: CaseRecord = { id: 'case-1', age: '0', address: '0', rows: [{ unique_id: 'a', kind: '0', note: '0' }, { unique_id: 'b', kind: '0', note: '0' }, { unique_id: 'c', kind: '0' }] };
const step = fc.oneof({ weight: 3, arbitrary: fc.record({ who: fc.constant('mine' as const), does: fc.array(doing, { minLength: 1, maxLength: 3 }) }) }, { weight: 2, arbitrary: fc.record({ who: fc.constant('theirs' as const), does: fc.array(doing, { minLength: 1, maxLength: 2 }) }) });

function command(record: CaseRecord, input: Row): Command {
  return { id: 'c', kind: 'edit_case', record: record.id, baseVersion: record.version ?? null, input, before: beforeOf(record, input), at: '', state: 'waiting', attempts: 0, position: 1, revision: 0 };
}

/** One device offline with the record at version 1, while others change it on the server; in the end it sends. */
function play(sequence: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): { server: ServedRecord; line: Command[]; mine: Row } {
  const server = new ServedRecord(start);
  const stored = server.record;
  let line: Command[] = [];
  for (const { who, does } of sequence) {
    if (who === 'theirs') {
      server.put({ ...does.reduce<Row>(done, server.record), id: start.id });
      continue;
    }
    const shown = withWaiting(start.id, stored, line) ?? stored;
    const input = changesOf(shown, does.reduce<Row>(done, shown), { fields }, forms);
    if (Object.keys(input).length === 0) continue;
    const { add, put = [], remove = [] } = taken(line, command(shown, input));
    line = add === undefined ? [...put.filter(({ position }) => !remove.some((one) => one.position === position))] : [add];
  }
  return { server, line, mine: withWaiting(start.id, stored, line) ?? stored };
}

describe('two people who change the same case', () => {
  it('lose nothing silently and are asked about nothing that is not in doubt: 5,000 sequences of fields and rows', () => {
    let asked = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), fc.constantFrom<Choice>('mine', 'theirs'), (sequence, choice) => {
        const { server, line, mine } = play(sequence);
        const theirs = server.record;
        const [sent] = line;
        const myWork = steps(start, mine);
        const theirWork = steps(start, theirs);
        if (sent === undefined) {
          expect([...myWork]).toEqual([]);
          return;
        }
        const found = clashes(sent, theirs);
        const answer = server.change(sent.input, sent.baseVersion ?? undefined);
        // In doubt is what both did to the same thing, each in their own way.
        const doubt = [...myWork].filter(([path, value]) => [...theirWork].some(([other, is]) => meets(path, other) && !(path === other && is === value)));
        const wrong: string[] = [];
        if (found.length > 0 !== doubt.length > 0) wrong.push(`asked ${JSON.stringify(found)}, in doubt ${JSON.stringify(doubt)}`);
        if (doubt.length > 0 && answer.kind !== 'stale') wrong.push(`not refused: ${JSON.stringify(doubt)}`);
        if (answer.kind === 'stale') {
          asked += found.length > 0 ? 1 : 0;
          const input = decided(sent, theirs, Object.fromEntries(found.map((clash) => [clashKey(clash), choice])));
          if (Object.keys(input).length > 0 && server.change(input, theirs.version).kind !== 'done') wrong.push('refused again');
          if (clashes({ ...sent, input, before: seen(theirs, input) }, theirs).length > 0) wrong.push('asked again');
        }
        // What ends up there: all of theirs and all of mine, and where both are in doubt, what was chosen.
        for (const [path, value] of myWork) {
          if ((choice === 'mine' || !doubt.some(([one]) => one === path)) && !stands(path, server.record, value)) wrong.push(`lost of mine: ${path}`);
        }
        for (const [path, value] of theirWork) {
          if ((choice === 'theirs' || !doubt.some(([one]) => meets(one, path))) && !stands(path, server.record, value)) wrong.push(`lost of theirs: ${path}`);
        }
        if (rowsIn(server.record.rows).some((row) => /^[abc]$/.test(String(row.unique_id)) && row.kind === undefined)) wrong.push('half a row');
        expect(wrong).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
    expect(asked).toBeGreaterThan(200);
  });
});

/** Whether the record now says what somebody meant: the value, the row with all that was in it, or no such row. */
function stands(path: string, record: CaseRecord, value: Value): boolean {
  const [name = '', id, item] = path.split('/');
  if (id === undefined) return (record[name] ?? null) === value;
  const row = rowById(record[name], id);
  if (item !== undefined) return row !== undefined && (row[item] ?? null) === value;
  if (value === 'gone' || row === undefined) return (value === 'gone') === (row === undefined);
  return Object.entries(JSON.parse(String(value)) as Row).every(([key, is]) => (row[key] ?? null) === (is ?? null));
}
