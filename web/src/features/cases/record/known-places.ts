import { useMemo } from 'react';
import type { CaseRecord, Form, One, Row, Settings } from '../../../data/api/types';
import { useDocument, useLive } from '../../../data/hooks';
import { incidentKind } from '../../../data/records';
import type { Words } from '../../../i18n';
import { choicesFor, type Sources } from '../forms/options';
import { isEmpty } from '../forms/values';

/** What an incident says of its place: which one, of which sort, and where (`docs/domain/places.md` §1). */
const [named, sort, location] = ['cp_incident_location_type_other', 'cp_incident_location_type', 'incident_location'] as const;
const most = 4;

export interface KnownPlace {
  readonly key: string;
  readonly text: string;
  readonly values: Row;
}

function keyOf(row: Row): string {
  return JSON.stringify([row[named] ?? null, row[sort], row[location]]);
}

/** Whether the row says this place already. */
export function isAt({ key }: KnownPlace, row: Row): boolean {
  return key === keyOf(row);
}

/** Those with a name, then those that were written down most often, then the latest. */
function byUse(incidents: readonly CaseRecord[]): Row[] {
  const uses = new Map<string, { readonly row: Row; readonly times: number; readonly last: string }>();
  for (const row of incidents) {
    const before = uses.get(keyOf(row));
    const day = String(row.incident_date_derived ?? '');
    uses.set(keyOf(row), { row, times: (before?.times ?? 0) + 1, last: before === undefined || day > before.last ? day : before.last });
  }
  return [...uses.values()].sort((one, other) => Number(isEmpty(one.row[named])) - Number(isEmpty(other.row[named])) || other.times - one.times || other.last.localeCompare(one.last)).map(({ row }) => row);
}

/** The sorts of places that may be another child's, too: those that alert. A family's home is offered to nobody. */
function useSharedSorts(moduleId: unknown): readonly string[] {
  const modules = useDocument<One<Settings>>('settings').value?.data.modules ?? [];
  const policy = modules.find(({ unique_id }) => unique_id === moduleId)?.module_options?.place_alerts as { readonly settings?: readonly string[] } | null | undefined;
  return policy?.settings ?? [];
}

/** Places that incidents on this device name, for a form that asks for one; undefined until they are read. */
export function useKnownPlaces(record: CaseRecord, form: Form, sources: Sources, { language }: Words): readonly KnownPlace[] | undefined {
  const incidents = useLive([incidentKind.plural], 'known places', async ({ store }) => [...(await store.summaries(incidentKind)).values()]);
  const shared = useSharedSorts(record.module_id);
  const [ofSort, ofLocation] = [sort, location].map((name) => form.fields.find((field) => field.name === name));
  return useMemo(() => {
    if (ofSort === undefined || ofLocation === undefined) return [];
    const [sorts, locations] = [ofSort, ofLocation].map((field) => new Map(choicesFor(field, sources, {}, language).map(({ id, text }) => [id, text])));
    const fitting = incidents?.filter((row) => shared.includes(String(row[sort])) && sorts?.has(String(row[sort])) === true && locations?.has(String(row[location])) === true);
    return fitting === undefined
      ? undefined
      : byUse(fitting)
          .slice(0, most)
          .map((row) => ({
            key: keyOf(row),
            text: [row[named], sorts?.get(String(row[sort])), locations?.get(String(row[location]))?.split(', ')[0]].filter((part) => !isEmpty(part)).join(' · '),
            // A place without a name takes away none that was typed.
            values: { ...(isEmpty(row[named]) ? {} : { [named]: row[named] }), [sort]: row[sort], [location]: row[location] },
          }));
  }, [incidents, shared, ofSort, ofLocation, sources, language]);
}
