import type { Field, Form, One, Row, Settings } from '../../../data/api/types';
import { useDocument, type Shown } from '../../../data/hooks';

/** What the server says of a case that somebody thinks of closing. */
export interface Closing {
  readonly needs: readonly string[];
  readonly missing: readonly string[];
  /** How much of each is open; what is not named here and not withheld is none. */
  readonly open: Readonly<Record<string, number>>;
  readonly in_danger: boolean | null;
  readonly withheld: readonly string[];
}

export function useClosing(id: string): Shown<One<Closing>> {
  return useDocument<One<Closing>>(`closing/${id}`, `/api/v2/cases/${encodeURIComponent(id)}/closing`, 'passing');
}

/** The fields that closing needs, as kept on this device, so that they are asked for without a network, too. */
export function useNeeds(moduleId: string | undefined, forms: readonly Form[]): readonly Field[] {
  const modules = useDocument<One<Settings>>('settings').value?.data.modules ?? [];
  const wanted = modules.find(({ unique_id }) => unique_id === moduleId)?.module_options?.closing_needs;
  if (!Array.isArray(wanted)) return [];
  const fields = forms.filter((form) => form.is_nested !== true).flatMap((form) => form.fields);
  return wanted.flatMap((name) => fields.find((field) => field.name === name) ?? []).map((field) => ({ ...field, required: true }));
}

export function changedOf(record: Row, values: Row): Row {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== record[name]));
}
