import sounds from '../../../../api/sounds.json';
import { bestLikeness } from './names';

/** What tells one child from another, as far as it is known. `place`: codes from the country down. */
export interface Child {
  readonly names: readonly string[];
  readonly born: string | null;
  readonly age: number | null;
  readonly sex: string | null;
  readonly place: readonly string[];
}

/** One thing that speaks for it, or by negative points against it. */
export interface Reason {
  readonly field: string;
  readonly code: string;
  readonly points: number;
}

export interface Likeness {
  readonly points: number;
  readonly reasons: readonly Reason[];
}

/** Points from which a child is shown to whoever registers one. */
export const shownFrom = sounds.shown;
const dayLong = 86_400_000;
const yearOfDays = 366;
const yearsApart = 3;
const area = 2;

type Code = keyof typeof sounds.points;

function reason(field: string, code: Code): Reason {
  return { field, code, points: sounds.points[code] };
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly at: number;
}

function dayOf(told: string | null): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(told ?? '') ?? [];
  if (year === undefined) return undefined;
  const at = Date.parse(`${told ?? ''}T00:00:00Z`);
  // A day that no month has rolls on to the next one.
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(told ?? '')) return undefined;
  return { year: Number(year), month: Number(month), day: Number(day), at };
}

function daysCode(one: Day, other: Day): Code {
  if (one.at === other.at) return 'same_birth_day';
  if (one.year === other.year && one.month === other.day && one.day === other.month) return 'day_and_month_swapped';
  const apart = Math.abs(one.at - other.at) / dayLong;
  if (apart <= yearOfDays) return 'born_within_a_year';
  return apart <= yearsApart * yearOfDays ? 'born_years_apart' : 'ages_differ';
}

function ofBirth(one: Child, other: Child): Reason | undefined {
  const [first, second] = [dayOf(one.born), dayOf(other.born)];
  if (first !== undefined && second !== undefined) return reason('date_of_birth', daysCode(first, second));
  if (one.age === null || other.age === null) return undefined;
  const apart = Math.abs(one.age - other.age);
  if (apart <= 1) return reason('age', 'of_like_age');
  return reason('age', apart <= yearsApart ? 'born_years_apart' : 'ages_differ');
}

function ofSex(one: Child, other: Child): Reason | undefined {
  if (one.sex === null || other.sex === null) return undefined;
  return reason('sex', one.sex === other.sex ? 'same_sex' : 'sex_differs');
}

function ofPlace(one: Child, other: Child): Reason | undefined {
  if (one.place.length === 0 || other.place.length === 0) return undefined;
  const differs = one.place.findIndex((code, at) => code !== other.place[at]);
  const shared = differs < 0 ? one.place.length : differs;
  if (shared === one.place.length && shared === other.place.length) return reason('location_current', 'same_place');
  return reason('location_current', shared >= Math.min(area, one.place.length, other.place.length) ? 'near_place' : 'place_differs');
}

/** Names that do not sound alike are never outweighed by anything else. */
export function compare(one: Child, other: Child): Likeness {
  const name = bestLikeness(one.names, other.names);
  if (name.points === 0) return { points: 0, reasons: [] };
  const found = [{ field: 'name', code: name.way, points: name.points }, ofBirth(one, other), ofSex(one, other), ofPlace(one, other)];
  const reasons = found.filter((each) => each !== undefined);
  return { points: reasons.reduce((sum, each) => sum + each.points, 0), reasons };
}
