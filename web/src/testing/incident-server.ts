import type { CaseRecord, Flag, Person, Row } from '../data/api/types';
import type { Answer, Handler } from './answers';
import { flag } from './builders';
import { ServedRecord } from './record-server';

interface Incidents {
  readonly incidents: Map<string, ServedRecord>;
  flags: Flag[];
  readonly me: Person;
}

const gone: Answer = { status: 404, body: { code: 'not_found' } };

/** Puts an incident where the server has it. */
export function addIncident(server: Incidents, record: Partial<CaseRecord> & { readonly id: string }): ServedRecord {
  const served = new ServedRecord({ status: 'open', record_state: true, short_id: record.id.slice(-7), incident_code: record.id.slice(-7), abilities: ['write', 'flag', 'change_log'], ...record });
  server.incidents.set(record.id, served);
  return served;
}

/** What a server says of incidents: a change joins what is there, and is refused where somebody else changed the same. */
export function incidentRoutes(server: Incidents): (readonly [string, Handler])[] {
  const known = (id: string | undefined): ServedRecord | undefined => server.incidents.get(id ?? '');
  const all = (): CaseRecord[] => [...server.incidents.values()].map(({ record }) => record);
  return [
    ['GET /api/v2/incidents', () => ({ status: 200, body: { data: all(), metadata: { total: server.incidents.size, per: 20, page: 1 } } })],
    ['GET /api/v2/incidents/changes', () => ({ status: 200, body: { data: all(), gone: [], metadata: { cursor: '1', more: false } } })],
    ['GET /api/v2/incidents/([^/]+)', (found) => (known(found[1]) === undefined ? gone : { status: 200, body: { data: known(found[1])?.record } })],
    [
      'PATCH /api/v2/incidents/([^/]+)',
      (found, _url, body) => {
        const data = body.data as Row;
        const answer = known(found[1])?.change(data, typeof body.base_version === 'number' ? body.base_version : undefined);
        if (answer === undefined) return gone;
        if (answer.kind === 'stale') return { status: 409, body: { code: 'stale_version', facts: { version: answer.version, fields: answer.fields } } };
        return { status: 200, body: { data: { id: found[1], version: answer.version, ...data } } };
      },
    ],
    ['GET /api/v2/incidents/([^/]+)/flags', (found) => ({ status: 200, body: { data: server.flags.filter(({ record_id }) => record_id === found[1]) } })],
    [
      'POST /api/v2/incidents/([^/]+)/flags',
      (found, _url, body) => {
        const made: Flag = { ...flag(body.data as Row), id: server.flags.length + 1, record_id: found[1] ?? '', record_type: 'incidents', flagged_by: server.me.user_name };
        server.flags = [...server.flags, made];
        known(found[1])?.change({ flagged: true }, undefined);
        return { status: 200, body: { data: { ...made, record: known(found[1])?.record } } };
      },
    ],
    ['GET /api/v2/incidents/[^/]+/record_history', () => ({ status: 200, body: { data: [{ datetime: '2026-11-20T08:00:00Z', user_name: server.me.user_name, action: 'create', record_changes: [] }], metadata: { total: 1 } } })],
  ];
}
