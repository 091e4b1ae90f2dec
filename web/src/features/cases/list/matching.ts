import type { CaseRecord, Row, Value } from '../../../data/api/types';
import { dayOf } from '../../../i18n/site-time';
import { isRow } from '../forms/values';
import { splitFilter } from './filters';

function scalars(value: Value): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((one) => one !== null && one !== undefined).map(String);
}

function inRange(value: string, from: string, to: string): boolean {
  const numeric = !Number.isNaN(Number(value)) && [from, to].every((end) => end === '' || !Number.isNaN(Number(end)));
  if (numeric) return (from === '' || Number(value) >= Number(from)) && (to === '' || Number(value) <= Number(to));
  return (from === '' || asTold(value, from) >= from) && (to === '' || asTold(value, to) <= to);
}

/** A value as its bound is told: beside a day, a moment is the day it lies on at the site. */
function asTold(value: string, bound: string): string {
  return bound.length === 10 ? (dayOf(value) ?? value) : value;
}

/** A span of days lies in every range that it touches; an end that is not known is open. */
function touches(span: Row, from: string, to: string): boolean {
  const [first, last] = [scalars(span.from)[0] ?? '', scalars(span.to)[0] ?? ''];
  return (first === '' || to === '' || asTold(first, to) <= to) && (last === '' || from === '' || asTold(last, from) >= from);
}

function matchesSpan(span: Row, wanted: string): boolean {
  const [from = '', to = from] = wanted.split('..');
  return wanted !== '' && touches(span, from, to);
}

function matchesOne(values: readonly string[], wanted: string): boolean {
  if (wanted === '') return values.length === 0;
  if (wanted === 'false') return values.length === 0 || values.includes('false');
  if (!wanted.includes('..')) return values.includes(wanted);
  const [from = '', to = ''] = wanted.split('..');
  return values.some((value) => inRange(value, from, to));
}

function matchesField(record: CaseRecord, field: string, value: string): boolean {
  const held = record[field];
  if (isRow(held)) return value.split(',').some((wanted) => matchesSpan(held, wanted));
  const values = scalars(held);
  return value.split(',').some((wanted) => matchesOne(values, wanted));
}

/** Whether this device can judge the filter by itself; places and history need the server. */
export function isDecidable(filter: string): boolean {
  return !/^(loc:|assign$)/.test(splitFilter(filter).field);
}

/** The server's list filters, judged on one case. `or[…]` filters hold together, everything else must hold. */
export function matches(record: CaseRecord, filters: readonly string[], userName: string): boolean {
  const either: boolean[] = [];
  for (const filter of filters) {
    const { field, value } = splitFilter(filter);
    const [, kind, inner = ''] = /^(or|not)\[([^\]]+)\]/.exec(field) ?? [];
    if (field === 'my_cases') {
      const mine = matchesField(record, 'owned_by', userName) || matchesField(record, 'assigned_user_names', userName);
      if (!mine) return false;
    } else if (kind === 'or') either.push(matchesField(record, inner, value));
    else if (kind === 'not') {
      if (matchesField(record, inner, value)) return false;
    } else if (!matchesField(record, field.replace(/\[\d*\]$/, ''), value)) return false;
  }
  return either.length === 0 || either.includes(true);
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const searched = ['name', 'name_first', 'name_last', 'name_nickname', 'name_other', 'short_id', 'case_id_display', 'case_id', 'national_id_no'];

/** Every word of the search begins a word of a name, or is part of a number. */
export function isFound(record: CaseRecord, search: string): boolean {
  const words = plain(search)
    .split(/\s+/)
    .flatMap((word) => (/\d/.test(word) ? [word] : word.split('-')))
    .filter(Boolean);
  if (words.length === 0) return true;
  const texts = searched.flatMap((field) => scalars(record[field])).map(plain);
  return words.every((word) =>
    texts.some((text) => (/\d/.test(word) ? text.includes(word) : text.split(/[\s-]+/).some((part) => part.startsWith(word)))),
  );
}

export function compareCases(orderBy: string, order: 'asc' | 'desc'): (one: CaseRecord, other: CaseRecord) => number {
  const sign = order === 'asc' ? 1 : -1;
  return (one, other) => {
    const [a, b] = [one[orderBy], other[orderBy]];
    const [missingA, missingB] = [a === null || a === undefined, b === null || b === undefined];
    if (missingA || missingB) return Number(missingA) - Number(missingB);
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * plain(String(a)).localeCompare(plain(String(b)));
  };
}
