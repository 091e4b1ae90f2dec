import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../data/api/types';
import { listAddress, listPath, readListState, usualFilters } from './filters';
import { compareCases, isDecidable, isFound, matches } from './matching';

const record: CaseRecord = {
  id: 'x',
  name: 'Example Áuto-Second',
  short_id: 'ab12cd3',
  status: 'open',
  age: 9,
  owned_by: 'worker',
  assigned_user_names: ['helper'],
  needs: ['a', 'b'],
  has_incidents: false,
  registration_date: '2026-03-10',
  seen_at: '2026-03-10T08:00:00.000Z',
  detained: { from: '2026-03-10' },
};

describe('the server’s filters judged here', () => {
  it.each([
    ['status=open', true],
    ['status=closed,open', true],
    ['status=closed', false],
    ['age=6..11', true],
    ['age=10..', false],
    ['needs=b', true],
    ['has_incidents=false', true],
    ['missing=false', true],
    ['missing=true', false],
    ['registration_date=2026-03-01..2026-03-10', true],
    ['seen_at=2026-03-01..2026-03-10', true],
    ['seen_at=2026-03-11..', false],
    ['detained=2026-03-01..2026-03-10', true],
    ['detained=2027-01-01', true],
    ['detained=2026-03-01..2026-03-09', false],
    ['detained=', false],
    ['not[status]=closed', true],
    ['not[status]=open', false],
    ['my_cases=true', true],
    ['sex[0]=male', false],
  ])('%s is %s', (filter, expected) => {
    expect(matches(record, [filter], 'worker')).toBe(expected);
  });

  it('take alternatives together and everything else one by one', () => {
    expect(matches(record, ['or[owned_by]=other', 'or[assigned_user_names]=helper', 'status=open'], 'x')).toBe(true);
    expect(matches(record, ['or[owned_by]=other', 'or[assigned_user_names]=other'], 'x')).toBe(false);
    expect(matches(record, ['my_cases=true'], 'helper')).toBe(true);
    expect(matches(record, ['my_cases=true'], 'stranger')).toBe(false);
  });

  it('leave places and assignments to the server', () => {
    expect(['loc:location_current=TL01', 'assign=worker', 'status=open'].map(isDecidable)).toEqual([false, false, true]);
  });
});

describe('finding and ordering', () => {
  it('finds beginnings of names without accents, hyphens too, and parts of numbers', () => {
    expect(['exam', 'AUTO', 'second exa', 'auto-sec', '12cd', ''].map((search) => isFound(record, search))).toEqual([true, true, true, true, true, true]);
    expect(['ample', 'other', '99'].map((search) => isFound(record, search))).toEqual([false, false, false]);
  });

  it('puts what is missing last, whichever way', () => {
    const records: CaseRecord[] = [{ id: '1', age: 3 }, { id: '2' }, { id: '3', age: 12 }];
    const ids = (order: 'asc' | 'desc'): string[] => [...records].sort(compareCases('age', order)).map(({ id }) => id);
    expect([ids('asc'), ids('desc')]).toEqual([['1', '3', '2'], ['3', '1', '2']]);
  });
});

describe('the address of a list', () => {
  it('says what is unusual and reads back', () => {
    const usual = readListState('');
    expect(listAddress(usual)).toBe('/cases');
    const state = { ...usual, filters: [...usualFilters, 'risk_level=high'], order: 'asc' as const, page: 3 };
    expect(readListState(listAddress(state).split('?')[1] ?? '')).toEqual(state);
    expect(readListState(listAddress({ ...usual, filters: [] }).split('?')[1] ?? '').filters).toEqual([]);
  });

  it('asks the server for my cases as owner or helper', () => {
    const path = decodeURIComponent(listPath({ ...readListState(''), filters: ['my_cases=true'] }, 'Example', 'worker'));
    expect(path).toContain('or[owned_by]=worker&or[assigned_user_names]=worker');
    expect(path).toContain('query=Example&phonetic=true');
  });
});
