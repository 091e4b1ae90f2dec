import type { Person, PlaceAlert } from '../data/api/types';
import type { Handler } from './answers';

interface Places {
  placeAlerts: PlaceAlert[];
  readonly me: Person;
}

/** What a server says of places that were named again: acting on one is noted under who is signed in. */
export function placeRoutes(server: Places): (readonly [string, Handler])[] {
  const shown = (id: string | undefined): PlaceAlert | undefined => server.placeAlerts.find((one) => one.id === id);
  return [
    ['GET /api/v2/place_alerts', () => ({ status: 200, body: { data: server.placeAlerts, metadata: { total: server.placeAlerts.length, per: 50, page: 1 } } })],
    [
      'PATCH /api/v2/place_alerts/([^/]+)',
      (found) => {
        const acted = [{ by: server.me.user_name, by_full_name: server.me.full_name, at: '2026-11-21T08:00:00Z' }];
        server.placeAlerts = server.placeAlerts.map((one) => (one.id === found[1] ? { ...one, acted, abilities: [] } : one));
        return { status: 200, body: { data: shown(found[1]) } };
      },
    ],
  ];
}
