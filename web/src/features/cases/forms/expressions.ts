import type { Row, Value } from '../../../data/api/types';
import { codes, isEmpty, isRow } from './values';

type Compare = (field: Value, wanted: Value) => boolean;

function order(field: Value, wanted: Value): number | undefined {
  if (isEmpty(field) || isEmpty(wanted)) return undefined;
  const [a, b] = [Number(field), Number(wanted)];
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  // ISO dates and moments compare as texts, as far as the shorter one says.
  const [one, other] = [String(field), String(wanted)];
  const length = Math.min(one.length, other.length);
  const [x, y] = [one.slice(0, length), other.slice(0, length)];
  return x < y ? -1 : Number(x > y);
}

function equal(field: Value, wanted: Value): boolean {
  if (wanted === false) return field === undefined || field === null || String(field) === 'false';
  if (Array.isArray(wanted)) return codes(field).sort().join('\n') === codes(wanted as Value).sort().join('\n');
  if (wanted === null) return isEmpty(field);
  return codes(field).includes(String(wanted));
}

const comparators: Readonly<Record<string, Compare>> = {
  eq: equal,
  gt: (field, wanted) => (order(field, wanted) ?? 0) > 0,
  ge: (field, wanted) => (order(field, wanted) ?? -1) >= 0,
  lt: (field, wanted) => (order(field, wanted) ?? 0) < 0,
  le: (field, wanted) => (order(field, wanted) ?? 1) <= 0,
  in: (field, wanted) => {
    const listed = codes(wanted);
    // A field with many values must hold all that are listed; a single one must be among them.
    return Array.isArray(field) ? listed.every((one) => codes(field as Value).includes(one)) : codes(field).some((one) => listed.includes(one));
  },
};

function list(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

function holdsOne(operator: string, argument: Value, values: Row): boolean {
  if (operator === 'and') return list(argument).every((one) => holds(one, values));
  if (operator === 'or') return list(argument).some((one) => holds(one, values));
  if (operator === 'not') return !list(argument).some((one) => holds(one, values));
  const compare = comparators[operator];
  if (compare === undefined || !isRow(argument)) return equal(values[operator], argument);
  return Object.entries(argument).every(([field, wanted]) => compare(values[field], wanted));
}

/** Whether a condition tree of a form definition holds for the values. No condition always holds. */
export function holds(condition: Value, values: Row): boolean {
  if (Array.isArray(condition)) return condition.every((one) => holds(one as Value, values));
  if (!isRow(condition)) return true;
  return Object.entries(condition).every(([operator, argument]) => holdsOne(operator, argument, values));
}

function numbers(argument: Value, values: Row): { readonly terms: number[]; readonly places: number | undefined } {
  const wrapped = isRow(argument) && 'data' in argument;
  const extra = wrapped && isRow(argument.extra) ? argument.extra.decimalPlaces : undefined;
  const terms = list(wrapped ? argument.data : argument)
    .map((one) => (typeof one === 'string' ? toNumber(values[one]) : isRow(one) ? calculate(one, values) : toNumber(one)))
    .filter((one): one is number => one !== undefined);
  return { terms, places: typeof extra === 'number' ? extra : undefined };
}

function toNumber(value: Value): number | undefined {
  if (isEmpty(value) || typeof value === 'boolean') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** The value of a `sum` or `avg` tree; undefined when nothing it needs has been filled in. */
export function calculate(calculation: Value, values: Row): number | undefined {
  if (!isRow(calculation)) return undefined;
  if (isRow(calculation.expression)) return calculate(calculation.expression, values);
  const average = calculation.avg !== undefined;
  const { terms, places } = numbers(average ? calculation.avg : calculation.sum, values);
  if (terms.length === 0) return undefined;
  const sum = terms.reduce((total, one) => total + one, 0);
  if (!average) return sum;
  const mean = sum / terms.length;
  return places === undefined ? Math.floor(mean) : Number(mean.toFixed(places));
}
