import type { Page, PlaceAlert } from './api/types';
import { useDocument, usePerson, type Shown } from './hooks';

const path = '/api/v2/place_alerts?per=50&page=1';

/** The newest alerts of places that reach this person; nobody is asked for who is told of none. */
export function usePlaceAlerts(): Shown<Page<PlaceAlert>> {
  const told = usePerson().abilities?.includes('read_places') === true;
  return useDocument<Page<PlaceAlert>>('places', told ? path : undefined);
}

export function isWaiting({ abilities }: PlaceAlert): boolean {
  return abilities.includes('act');
}

/** Ids of the records at places on which nobody acted yet. */
export function useFilesAtPlaces(): ReadonlySet<string> {
  const alerts = usePlaceAlerts().value?.data ?? [];
  return new Set(alerts.filter(isWaiting).flatMap(({ files }) => files.map(({ id }) => id)));
}
