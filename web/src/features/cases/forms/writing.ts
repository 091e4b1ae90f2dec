import type { Field, Row, Value } from '../../../data/api/types';
import { wordLikeness, wordsOf } from '../alike/sounding';

/* What a free text had better not hold. It is judged on this device alone, and nothing of it is sent: docs/domain/guidance.md §3. */

export type Warning = 'telephone' | 'name';

const fewestDigits = 7;
const mostDigits = 15;
/** Digits of any script, as people write them in groups. */
const numbers = /\+?\p{Nd}(?:[\s().\-/]{0,2}\p{Nd})+/gu;
const days = /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})$/;
/** Fields that are there for a name, a number or a way to the home. */
const made = /name|phone|address|contact|(?:^|_)(?:no|id|number|code)(?:_|$)/;
const own = /^name(?:_|$)/;
const alike = 0.97;
const fullName = 2;

/** Of a field that takes text; the types of those ask. */
export function isFreeText(field: Field): boolean {
  return field.phone_number !== true && !made.test(field.name);
}

export function holdsTelephone(text: string): boolean {
  return [...text.matchAll(numbers)].some(([found]) => {
    const digits = found.replace(/\P{Nd}/gu, '').length;
    return digits >= fewestDigits && digits <= mostDigits && !days.test(found);
  });
}

/** Names of other people in the file: of the family, of who is suspected. */
export function othersIn(record: Row): readonly string[] {
  const found = new Set<string>();
  const look = (values: Row, inside: boolean): void => {
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'string' && /(?:^|_)name$/.test(name) && (inside || !own.test(name))) found.add(value);
      else if (Array.isArray(value)) value.forEach((row: Value) => { if (isRow(row)) look(row, true); });
    }
  };
  look(record, false);
  return [...found].filter((name) => wordsOf(name).length >= fullName);
}

function isRow(value: Value): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether all words of the name stand together, in any order, however they are spelt. */
export function holdsName(text: string, name: string): boolean {
  const [said, words] = [wordsOf(text), wordsOf(name)];
  return said.some((_, at) => {
    const part = said.slice(at, at + words.length);
    return part.length === words.length && words.every((word) => part.some((each) => wordLikeness(each, word) >= alike));
  });
}

export function warningsFor(field: Field, text: string, record: Row): readonly Warning[] {
  if (!isFreeText(field) || text.trim() === '') return [];
  const name = othersIn(record).some((each) => holdsName(text, each));
  return [...(holdsTelephone(text) ? (['telephone'] as const) : []), ...(name ? (['name'] as const) : [])];
}
