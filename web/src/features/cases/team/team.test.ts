import { expect, it } from 'vitest';
import type { Caseload, CaseRecord } from '../../../data/api/types';
import { readListState } from '../list/filters';
import { matches } from '../list/matching';
import { teamOf, type Asked } from './team';

const asked: Asked = { danger: { cp: { in_peril: ['true'] } }, approves: ['assessment', 'closure'], loads: [], now: new Date('2026-11-30T03:00:00.000Z') };

function record(id: string, owned_by: string, more: Partial<CaseRecord> = {}): CaseRecord {
  return { id, owned_by, status: 'open', record_state: true, module_id: 'cp', next_action_due: '2026-12-30T14:59:59.999Z', ...more };
}

const cases = [
  record('1', 'ana', { in_peril: 'true' }),
  record('2', 'ana', { approval_status_closure: 'pending', approval_status_case_plan: 'pending' }),
  record('3', 'ana', { approval_status_case_plan: 'pending' }),
  record('4', 'rui', { next_action_due: '2026-11-30T02:59:59.999Z', in_peril: 'false' }),
  record('5', 'rui', { next_action_due: '2026-11-30T03:00:00.001Z', approval_status_assessment: 'approved' }),
  record('6', 'rui', { status: 'closed', next_action_due: '2026-01-01T14:59:59.999Z', in_peril: 'true' }),
  record('7', 'eva', { record_state: false }),
];

it('counts what each owner has, who has most overdue first', () => {
  const counts = teamOf(cases, asked).map(({ userName, figures }) => [userName, ...Object.values(figures).map(({ count }) => count)]);
  expect(counts).toEqual([
    ['rui', 2, 0, 1, 0],
    ['ana', 3, 1, 0, 1],
  ]);
});

it('opens with each number the list that it counts', () => {
  for (const { figures } of teamOf(cases, asked)) {
    for (const { count, address } of Object.values(figures)) {
      const { filters } = readListState(address.split('?')[1] ?? '');
      expect(cases.filter((one) => matches(one, filters, 'boss')), address).toHaveLength(count);
    }
  }
});

it('adds what the server says of each, and those who have no case', () => {
  const load = (user_name: string, load: number | null, silent: number): Caseload => ({ user_name, full_name: `Demo ${user_name}`, open: 0, load, silent, could_take: true, why: [] });
  const loads = [load('ana', 7, 2), load('lia', null, 0)];
  const found = teamOf(cases, { ...asked, loads });
  expect(found.map(({ userName, fullName, figures }) => [userName, fullName, figures.open?.count, figures.load?.count, figures.silent?.count])).toEqual([
    ['rui', '', 2, undefined, undefined],
    ['ana', 'Demo ana', 3, 7, 2],
    ['lia', 'Demo lia', 0, undefined, 0],
  ]);
  expect(found[1]?.figures.load?.address).toBe(found[1]?.figures.open?.address);
  expect(found[1]?.figures.silent?.address).toBe('/silent?owned_by=ana');
});

it('has no column of what nobody here answers, or no one list shows', () => {
  const several = { cp: { in_peril: ['true'], hurt: ['now'] } };
  const [first] = teamOf(cases, { ...asked, approves: [], danger: several });
  expect(Object.keys(first?.figures ?? {})).toEqual(['open', 'overdue']);
});
