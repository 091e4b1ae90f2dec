import type { CaseRecord, One, Row, Settings, Value } from '../../data/api/types';
import { useDocument } from '../../data/hooks';
import { codes, isRow } from './forms/values';

/** Field → codes of it that say that a child is in danger now, by module. */
export type DangerSaid = Readonly<Record<string, Row>>;

/** What each module says danger is, as far as this device knows. Rule: docs/domain/workflow.md §9. */
export function useDangerSaid(): DangerSaid {
  const modules = useDocument<One<Settings>>('settings').value?.data.modules ?? [];
  return Object.fromEntries(
    modules.map(({ unique_id, module_options }) => {
      const said = module_options?.danger as Value;
      return [unique_id, isRow(said) ? said : {}];
    }),
  );
}

/** Whether one of the case's own fields says so; of what is not shown here nothing is known. */
export function isInDanger(record: CaseRecord, said: DangerSaid): boolean {
  const means = said[String(record.module_id)] ?? {};
  return Object.entries(means).some(([field, meaning]) => codes(record[field]).some((code) => codes(meaning).includes(code)));
}
