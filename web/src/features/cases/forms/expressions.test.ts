import { describe, expect, it } from 'vitest';
import { calculate, holds } from './expressions';

describe('conditions', () => {
  const values = { sex: 'female', age: 9, consent: 'true', needs: ['a', 'b'], day: '2026-03-01', no: false };

  it.each([
    [null, true],
    [{}, true],
    [{ sex: 'female' }, true],
    [{ eq: { sex: 'male' } }, false],
    [{ eq: { consent: true } }, true],
    [{ eq: { missing: false } }, true],
    [{ eq: { no: false } }, true],
    [{ eq: { missing: true } }, false],
    [{ gt: { age: 8 } }, true],
    [{ gt: { age: 9 } }, false],
    [{ ge: { age: 9 } }, true],
    [{ lt: { age: 9 } }, false],
    [{ le: { age: 9 } }, true],
    [{ ge: { missing: 0 } }, false],
    [{ le: { missing: 0 } }, false],
    [{ lt: { day: '2026-03-02' } }, true],
    [{ gt: { day: '2026-03-01' } }, false],
    [{ in: { sex: ['female', 'male'] } }, true],
    [{ in: { sex: ['male'] } }, false],
    [{ in: { needs: ['a', 'b'] } }, true],
    [{ in: { needs: ['a', 'c'] } }, false],
    [{ in: { missing: ['a'] } }, false],
    [{ and: [{ eq: { sex: 'female' } }, { gt: { age: 5 } }] }, true],
    [{ and: [{ eq: { sex: 'female' } }, { gt: { age: 50 } }] }, false],
    [{ or: [{ eq: { sex: 'male' } }, { gt: { age: 5 } }] }, true],
    [{ not: { eq: { sex: 'male' } } }, true],
    [{ not: { eq: { sex: 'female' } } }, false],
    [[{ eq: { sex: 'female' } }, { eq: { sex: 'male' } }], false],
  ])('%j is %s', (condition, expected) => {
    expect(holds(condition, values)).toBe(expected);
  });
});

describe('calculations', () => {
  const values = { a: 2, b: 5, c: null, text: 'x' };

  it('add up what is filled in', () => {
    expect(calculate({ expression: { sum: ['a', 'b', 'c'] } }, values)).toBe(7);
    expect(calculate({ sum: ['a', { sum: ['b', 3] }] }, values)).toBe(10);
    expect(calculate({ sum: ['c', 'text'] }, values)).toBeUndefined();
  });

  it('average over what is filled in, rounded down unless places are given', () => {
    expect(calculate({ expression: { avg: ['a', 'b', 'c'] } }, values)).toBe(3);
    expect(calculate({ avg: { data: ['a', 'b'], extra: { decimalPlaces: 1 } } }, values)).toBe(3.5);
  });
});
