import type { Form, Row, Value } from '../../../data/api/types';
import { typeOf } from './types/registry';
import { isEmpty, isSame, rowsOf } from './values';

function changedRows(before: Value, after: Value, form: Form, forms: readonly Form[]): Row[] {
  const old = new Map(rowsOf(before).map((row) => [row.unique_id, row]));
  const kept = new Set(rowsOf(after).map((row) => row.unique_id));
  const changed = rowsOf(after).flatMap((row) => {
    const was = old.get(row.unique_id);
    if (was === undefined) return isBlank(row) ? [] : [withoutEmpty(row)];
    const change = changesOf(was, row, form, forms);
    return Object.keys(change).length === 0 ? [] : [{ ...change, unique_id: row.unique_id }];
  });
  const removed = [...old.keys()].filter((id) => !kept.has(id)).map((id) => ({ unique_id: id, _destroy: true }));
  return [...changed, ...removed];
}

function isBlank(row: Row): boolean {
  return Object.entries(row).every(([name, value]) => name === 'unique_id' || isEmpty(value));
}

function withoutEmpty(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => !isEmpty(value)));
}

function plainChange(_was: Value, is: Value): Value {
  return isEmpty(is) ? null : is;
}

/** Only what was changed, in the server's merge language: rows by `unique_id`, cleared values as null. */
export function changesOf(before: Row, after: Row, form: Pick<Form, 'fields'>, forms: readonly Form[]): Row {
  const changes: Record<string, Value> = {};
  for (const field of form.fields) {
    const [was, is] = [before[field.name], after[field.name]];
    if (isSame(was, is)) continue;
    const { rowForm, change = plainChange } = typeOf(field);
    const rows = rowForm?.(field, forms);
    if (rows === undefined) changes[field.name] = change(was, is);
    else {
      const changed = changedRows(was, is, rows, forms);
      if (changed.length > 0) changes[field.name] = changed;
    }
  }
  return changes;
}
