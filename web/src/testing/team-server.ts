import type { Caseload, SilentCase } from '../data/api/types';
import type { Handler } from './answers';

/** What officers have, and the cases of which nobody hears, at the network. */
export class Team {
  caseloads: Caseload[] = [];
  silent: SilentCase[] = [];
  readonly routes: readonly (readonly [string, Handler])[] = [
    ['GET /api/v2/caseloads', () => ({ status: 200, body: { data: this.caseloads, metadata: { limit: 25, load_limit: 50, withheld: [] } } })],
    [
      'GET /api/v2/silent_cases',
      (_found, url) => {
        const owner = url.searchParams.get('owned_by');
        const data = this.silent.filter(({ owned_by }) => owner === null || owned_by === owner);
        return { status: 200, body: { data, metadata: { total: data.length } } };
      },
    ],
  ];
}
