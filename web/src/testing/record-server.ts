import type { CaseRecord, Row, Value } from '../data/api/types';
import { merge } from '../data/sync/merge';
import { isRows, rowById, rowsIn } from '../data/sync/values';

/** Path of a field, or of a field of a row, and the version that changed it last. */
type Versions = ReadonlyMap<string, number>;

function same(one: Value, other: Value): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function changedPaths(before: Row, after: Row): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    if (same(old, now)) return [];
    if (!isRows(old) && !isRows(now)) return [name];
    const ids = new Set([...rowsIn(old), ...rowsIn(now)].map((row) => String(row.unique_id)));
    return [...ids].flatMap((id) => {
      const [was, is] = [rowById(old, id), rowById(now, id)];
      if (was === undefined || is === undefined) return [`${name}/${id}`];
      return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((item) => !same(was[item], is[item])).map((item) => `${name}/${id}/${item}`);
    });
  });
}

function wantedPaths(change: Row, now: Row): string[] {
  return Object.entries(change).flatMap(([name, value]) => {
    if (same(value, now[name])) return [];
    if (!isRows(value)) return [name];
    return value.flatMap((row) => {
      const path = `${name}/${String(row.unique_id)}`;
      const there = rowById(now[name], row.unique_id);
      if (there === undefined) return row._destroy === true ? [] : [path];
      if (row._destroy === true) return [path];
      return Object.entries(row).filter(([item, is]) => !same(is, there[item])).map(([item]) => `${path}/${item}`);
    });
  });
}

function meet(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}/`) || other.startsWith(`${path}/`);
}

export type Answer = { readonly kind: 'done'; readonly version: number } | { readonly kind: 'stale'; readonly version: number; readonly fields: readonly string[] };

/** One record as the cases service keeps it: changes join what is there, and meet by path (`docs/domain/records.md` §4, §5). */
export class ServedRecord {
  record: CaseRecord;
  private versions: Versions = new Map();

  constructor(record: CaseRecord) {
    this.record = { ...record, version: 1 };
  }

  change(change: Row, base: number | undefined): Answer {
    const version = this.record.version ?? 0;
    const newer = [...this.versions].filter(([, at]) => base !== undefined && at > base).map(([path]) => path);
    const clashing = wantedPaths(change, this.record).filter((path) => newer.some((other) => meet(path, other)));
    const fields = [...new Set(clashing.map((path) => path.split('/')[0] ?? ''))].sort();
    if (fields.length > 0) return { kind: 'stale', version, fields };
    return this.put({ ...merge(this.record, change), id: this.record.id });
  }

  /** Puts the record as it is given, as somebody else's change does. */
  put(next: CaseRecord): Answer {
    const paths = changedPaths(this.record, next);
    if (paths.length === 0) return { kind: 'done', version: this.record.version ?? 0 };
    const version = (this.record.version ?? 0) + 1;
    this.versions = new Map([...this.versions, ...paths.map((path): [string, number] => [path, version])]);
    this.record = { ...next, version };
    return { kind: 'done', version };
  }
}
