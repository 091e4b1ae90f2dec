import type { Person, PolicyPack, PolicyPackGiven, Row } from '../data/api/types';
import type { Answer, Handler } from './answers';

interface Policies {
  policies: PolicyPack[];
  readonly me: Person;
}

const oneWeek = { weeks: 1 };
const steps = { first_contact: { hours: 24 }, assessment: { days: 3 }, case_plan: { days: 5 }, follow_up: oneWeek, review: { months: 1 } };
const clock = { supervisor: { days: 1 }, national: { days: 3 }, postponement: { days: 3 } };
const clocks = { acknowledge: { hours: 4 }, decide: { hours: 24 }, first_contact: { days: 2 }, progress: oneWeek, confirm: { days: 3 }, reroute: { hours: 8 } };

/** A pack as a server shows it: the defaults unless something is said. */
export function policyPack(more: Partial<PolicyPack> = {}): PolicyPack {
  return {
    version: 0,
    title: 'Defaults',
    to_be_confirmed: true,
    deadlines: { high: steps, low: { ...steps, first_contact: { days: 7 } } },
    clock: { high: clock, low: clock },
    referral_clocks: { high: clocks, low: clocks },
    service_windows: { health_medical_service: { hours: 72 } },
    unknown_risk: 'high',
    working_week: [1, 2, 3, 4, 5],
    working_day: [{ from: '08:00', to: '17:00' }],
    holidays: [{ date: '2026-12-25', name: 'Christmas' }],
    caseload_limit: 25,
    caseload_weights: { high: 3, low: 1 },
    made_by: null,
    made_at: null,
    in_force: false,
    decisions: [],
    abilities: ['put_in_force'],
    ...more,
  };
}

/** What a server does with packs: who proposed one does not put it in force, and more cases than two are told in two parts. */
export function policyRoutes(server: Policies): (readonly [string, Handler])[] {
  const show = (version: number): Answer => {
    const data = server.policies.find((pack) => pack.version === version);
    return data === undefined ? { status: 404, body: { code: 'not_found' } } : { status: 200, body: { data } };
  };
  const wrong = (body: Row): Answer | undefined => {
    const { caseload_limit: limit } = body.data as Row & PolicyPackGiven;
    return limit > 0 ? undefined : { status: 422, body: { code: 'invalid', facts: { fields: { caseload_limit: ['not_a_positive_number'] } } } };
  };
  const effect = (url: URL): Answer => {
    const second = url.searchParams.get('after') === 'case-3';
    const part = second ? { open_cases: 2, overdue: 0, overdue_by_this: 1, become_overdue: 1, after: null } : { open_cases: 3, overdue: 1, overdue_by_this: 3, become_overdue: 2, after: 'case-3' };
    return { status: 200, body: { data: { all_open_cases: 5, ...part } } };
  };
  return [
    ['GET /api/v2/policy_packs', () => ({ status: 200, body: { data: server.policies } })],
    ['GET /api/v2/policy_packs/(\\d+)/effect', (_found, url) => effect(url)],
    ['POST /api/v2/policy_packs/effect', (_found, url, body) => wrong(body) ?? effect(url)],
    ['POST /api/v2/policy_packs/check', (_found, _url, body) => wrong(body) ?? { status: 200, body: { data: { valid: true } } }],
    [
      'POST /api/v2/policy_packs',
      (_found, _url, body) => {
        const refused = wrong(body);
        if (refused !== undefined) return refused;
        const version = server.policies.length;
        server.policies = [...server.policies, policyPack({ ...(body.data as Row & PolicyPackGiven), version, made_by: server.me.user_name, made_at: '2026-11-30T01:00:00Z', abilities: [] })];
        return show(version);
      },
    ],
    [
      'POST /api/v2/policy_packs/(\\d+)/decisions',
      (found, _url, body) => {
        const decision = { ...(body.data as { readonly approved_by: string; readonly effective_from: string }), decided_by: server.me.user_name, decided_at: '2026-11-30T02:00:00Z' };
        const version = Number(found[1]);
        server.policies = server.policies.map((pack) => ({ ...pack, in_force: pack.version === version, decisions: pack.version === version ? [...pack.decisions, decision] : pack.decisions }));
        return show(version);
      },
    ],
  ];
}
