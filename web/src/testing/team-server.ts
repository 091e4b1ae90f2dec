import type { Caseload, HandOver, SilentCase } from '../data/api/types';
import type { Answer, Handler } from './answers';

/** What officers have, and the cases of which nobody hears, at the network. */
export class Team {
  caseloads: Caseload[] = [];
  silent: SilentCase[] = [];
  handOver: HandOver | undefined;
  readonly routes: readonly (readonly [string, Handler])[] = [
    ['GET /api/v2/caseloads', () => ({ status: 200, body: { data: this.caseloads, metadata: { limit: 25, load_limit: 50, withheld: [] } } })],
    ['POST /api/v2/hand_overs', () => this.handed()],
    ['GET /api/v2/hand_overs/[^/]+', () => this.handed()],
    [
      'GET /api/v2/silent_cases',
      (_found, url) => {
        const owner = url.searchParams.get('owned_by');
        const data = this.silent.filter(({ owned_by }) => owner === null || owned_by === owner);
        return { status: 200, body: { data, metadata: { total: data.length } } };
      },
    ],
  ];

  private handed(): Answer {
    return this.handOver === undefined ? { status: 404, body: { code: 'not_found' } } : { status: 200, body: { data: this.handOver } };
  }
}
