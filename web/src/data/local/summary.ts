import type { CaseRecord, Value } from '../api/types';

/** Longest text that still is a name, code or short answer rather than a narrative. */
const shortText = 120;

/** A span of days has a first and a last one. */
const mostParts = 2;

function isSmall(value: Value): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') return value.length <= shortText;
  if (Array.isArray(value)) return value.length <= 50 && value.every((item) => typeof item !== 'object' && isSmall(item as Value));
  if (typeof value !== 'object') return true;
  const parts = Object.values(value);
  return parts.length <= mostParts && parts.every((part) => typeof part !== 'object' && isSmall(part));
}

/** What lists search, filter, sort and show: the short values of a case, no rows and no narratives. */
export function summaryOf(record: CaseRecord): CaseRecord {
  const small = Object.entries(record).filter(([name, value]) => name === 'abilities' || isSmall(value));
  return { ...Object.fromEntries(small), id: record.id };
}
