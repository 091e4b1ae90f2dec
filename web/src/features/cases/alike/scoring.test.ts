import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyOf, soundOf, wordsOf } from './sounding';
import { compare, type Child, type Reason } from './scoring';

interface Vectors {
  readonly names: readonly (readonly [string, readonly string[], readonly string[], readonly string[]])[];
  readonly pairs: readonly { readonly one: Child; readonly other: Child; readonly points: number; readonly reasons: readonly Reason[] }[];
}

const vectors = JSON.parse(readFileSync(resolve(process.cwd(), '../services/cases/tests/sounding/vectors.json'), 'utf8')) as Vectors;

describe('a device', () => {
  it('hears names as the server does', () => {
    expect(vectors.names.length).toBeGreaterThan(400);
    for (const [name, words, sounds, keys] of vectors.names) {
      expect([wordsOf(name), wordsOf(name).map(soundOf), wordsOf(name).map(keyOf)], name).toEqual([words, sounds, keys]);
    }
  });

  it('gives every pair the points that the server gives, for the same reasons', () => {
    expect(vectors.pairs.length).toBeGreaterThan(200);
    for (const { one, other, points, reasons } of vectors.pairs) expect(compare(one, other), `${one.names.join()} ${other.names.join()}`).toEqual({ points, reasons });
  });

  it('takes a day that no month has for none', () => {
    const child: Child = { names: ['Fitun Ezemplu'], born: '2017-02-30', age: 9, sex: null, place: [] };
    expect(compare(child, { ...child, born: '2017-03-02' }).reasons.map(({ code }) => code)).toEqual(['same_name', 'of_like_age']);
  });
});
