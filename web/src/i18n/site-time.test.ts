import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { formatDate, formatDateTime } from './format';
import { beAt, dayAt, dayOf, momentAt, wallClock } from './site-time';

const zones = ['Pacific/Pago_Pago', 'America/St_Johns', 'America/Santiago', 'UTC', 'Europe/Lisbon', 'Africa/Cairo', 'Asia/Kathmandu', 'Asia/Dili', 'Australia/Lord_Howe', 'Pacific/Kiritimati'];

afterEach(() => {
  beAt(undefined);
});

describe('the day and the clock of the site', () => {
  it('are those of Dili wherever the device is', () => {
    beAt('Asia/Dili');
    const moment = new Date('2026-11-28T20:41:00Z');
    expect([dayAt(moment), wallClock(moment)]).toEqual(['2026-11-29', '2026-11-29T05:41']);
    expect(formatDate('en', '2026-11-28T20:41:00Z')).toBe('29 Nov 2026');
    expect(formatDateTime('en', '2026-11-28T20:41:00Z')).toBe('29 Nov 2026, 05:41');
    expect(formatDate('en', '2026-11-28')).toBe('28 Nov 2026');
  });

  it('are those of the device where this browser does not know the place', () => {
    beAt('Nowhere/Land');
    expect(dayAt(new Date(2026, 10, 28, 12))).toBe('2026-11-28');
  });

  it.each(zones)('lead from a moment to the wall and back, over every change of the clock in %s', (zone) => {
    beAt(zone);
    const minutes = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const wall = wallClock(new Date(minute * 60_000));
        expect(wallClock(momentAt(wall) ?? new Date(0))).toBe(wall);
      }),
      { numRuns: 300 },
    );
  });

  it('take the first of an hour that comes twice, and the one after an hour that is leapt over', () => {
    beAt('Europe/Lisbon');
    expect(momentAt('2026-10-25T01:30')?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(momentAt('2026-03-29T01:30')?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  it.each(['2026-02-30', '2026-13-01', '2026-00-10', '10000-01-01', 'today', ''])('%j is no day', (text) => {
    expect(dayOf(text)).toBeUndefined();
  });
});
