import { afterEach, describe, expect, it } from 'vitest';
import type { Field } from '../../../../data/api/types';
import { beAt } from '../../../../i18n/site-time';
import { dateProblem } from './date';

const registered: Field = { name: 'registered', type: 'date_field', display_name: { en: 'registered' }, visible: true, date_validation: 'not_future_date' };
const codeOf = (value: string, now: string): string | undefined => dateProblem(registered, value, new Date(now))?.code;

describe('a day that may not lie ahead', () => {
  afterEach(() => {
    beAt(undefined);
  });

  it('is today from midnight on where the work is done, whatever day it is in UTC', () => {
    beAt('Asia/Dili');
    expect(codeOf('2026-11-30', '2026-11-29T15:00:00Z')).toBeUndefined();
    expect(codeOf('2026-11-30', '2026-11-29T14:59:00Z')).toBe('in_future');
    beAt('America/St_Johns');
    expect(codeOf('2026-11-30', '2026-11-30T03:00:00Z')).toBe('in_future');
    expect(codeOf('2026-11-30', '2026-11-30T04:00:00Z')).toBeUndefined();
  });

  it('is, with its time, a moment everywhere', () => {
    beAt('Asia/Dili');
    expect(codeOf('2026-11-29T16:00:01.000Z', '2026-11-29T16:00:00Z')).toBe('in_future');
    expect(codeOf('2026-11-29T16:00:00.000Z', '2026-11-29T16:00:00Z')).toBeUndefined();
  });
});
