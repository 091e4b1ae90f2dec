import type { ChildAsked, Place, Row, Value } from '../../../data/api/types';
import { keyOf, wordsOf } from './sounding';
import type { Child } from './scoring';

const parts = ['name_first', 'name_middle', 'name_last'];
const others = ['name_nickname', 'name_other'];
const mostOfName = 200;
const mostWords = 20;
/** Fewer letters are the beginning of too many names. */
const fewestLetters = 3;

function text(value: Value): string {
  return typeof value === 'string' ? value.trim().slice(0, mostOfName) : '';
}

/** Every name of a case: put together from its parts where it is not known as a whole. */
function namesOf(values: Row): readonly string[] {
  const whole = text(values.name) || parts.map((part) => text(values[part])).filter(Boolean).join(' ');
  return [whole.slice(0, mostOfName), ...others.map((name) => text(values[name]))].filter((name) => name !== '' && !/^\*+$/.test(name));
}

/** What is known of the child so far; undefined while there is too little of a name. */
export function askedOf(values: Row): ChildAsked | undefined {
  // What is typed now comes before a whole name that was put together earlier.
  const typed = parts.some((part) => text(values[part]) !== '') ? { ...values, name: null } : values;
  const names = namesOf(typed);
  const words = names.flatMap((name) => name.split(/\s+/));
  if (words.length > mostWords || !words.some((word) => word.length >= fewestLetters)) return undefined;
  const age = typeof values.age === 'number' && Number.isInteger(values.age) && values.age >= 0 && values.age <= 130 ? values.age : undefined;
  const born = /^\d{4}-\d{2}-\d{2}$/.test(text(values.date_of_birth)) ? text(values.date_of_birth) : undefined;
  return {
    names: [...names],
    ...(age === undefined ? {} : { age }),
    ...(born === undefined ? {} : { date_of_birth: born }),
    ...(text(values.sex) === '' ? {} : { sex: text(values.sex) }),
    ...(text(values.location_current) === '' ? {} : { location_current: text(values.location_current) }),
  };
}

export function childOf(values: Row, places: readonly Place[]): Child {
  const code = text(values.location_current);
  const place = places.find((each) => each.code === code)?.hierarchy ?? (code === '' ? [] : [code]);
  return {
    names: namesOf(values),
    born: text(values.date_of_birth) === '' ? null : text(values.date_of_birth),
    age: typeof values.age === 'number' ? values.age : null,
    sex: text(values.sex) === '' ? null : text(values.sex),
    place,
  };
}

/** What a child shares with those who may be it, so that few are compared. */
export function keysOf({ names }: Child): ReadonlySet<string> {
  return new Set(names.flatMap((name) => wordsOf(name).map(keyOf)));
}
