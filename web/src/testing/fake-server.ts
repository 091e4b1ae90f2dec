import { vi } from 'vitest';
import type { Audited, CaseRecord, CountTree, DemonstrationPerson, Flag, Notice, Person, PlaceAlert, PolicyPack, Recipient, Row, Transition } from '../data/api/types';
import { matches } from '../features/cases/list/matching';
import { merge } from '../data/sync/merge';
import { candidatesPath, type Answer, type Handler, type Heard } from './answers';
import { flag, forms, lookups, moduleId, person, recipients } from './builders';
import { askedFor, offered, openRoutes, ownOf, referred, type Open } from './handings';
import type { ServedRecord } from './record-server';
import { routesBeside } from './routes-beside';
import { Team } from './team-server';

/** A server at the network: what the app hears is what it would hear from the real one. */
export class FakeServer {
  readonly cases = new Map<string, CaseRecord>();
  readonly incidents = new Map<string, ServedRecord>();
  referrals: Transition[] = [];
  transfers: Transition[] = [];
  requests: Transition[] = [];
  flags: Flag[] = [];
  policies: PolicyPack[] = [];
  audited: Audited[] = [];
  placeAlerts: PlaceAlert[] = [];
  /** Whether this person might not be shown all referrals of a case. */
  withheld = false;
  readonly open: Open = { turnaround: [] };
  /** What modules do differently, and what is said of a case that somebody thinks of closing. */
  options: Row = {};
  closing: Row = { needs: [], missing: [], open: {}, in_danger: false, withheld: [] };
  notices: Notice[] = [];
  /** What the server says of children who are known already. */
  candidates: readonly Row[] = [];
  people: DemonstrationPerson[] = [];
  colleagues: Recipient[] = [];
  readonly team = new Team();
  /** All who work here; undefined for who may not list them. */
  staff: Recipient[] | undefined;
  dashboards: { name: string; type: string; indicators: CountTree }[] = [];
  forms = forms;
  me: Person = person();
  password = 'right';
  offline = false;
  signedIn = false;
  /** Answers given once, in order, to the next writes. */
  readonly refuseNext: Answer[] = [];
  readonly ailing = new Map<string, number>();
  readonly late = new Map<string, Promise<void>>();
  readonly heard: Heard[] = [];
  private readonly answered = new Map<string, { readonly said: string; readonly answer: Answer }>();
  private changes = 0;
  private readonly changedAt = new Map<string, number>();

  install(): this {
    document.cookie = 'CSRF-TOKEN=token; path=/';
    vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => this.fetch(path, init));
    return this;
  }

  addCase(record: Partial<CaseRecord> & { readonly id: string }): CaseRecord {
    const whole: CaseRecord = { status: 'open', record_state: true, module_id: moduleId, owned_by: this.me.user_name, short_id: record.id.slice(-7), version: 1, abilities: ['write', 'referral', 'close'], ...record };
    this.cases.set(whole.id, whole);
    this.changes += 1;
    this.changedAt.set(whole.id, this.changes);
    return whole;
  }

  writes(): Heard[] {
    return this.heard.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/api/v2/tokens') && path !== candidatesPath);
  }

  private async fetch(path: string, init: RequestInit): Promise<Response> {
    await Promise.resolve();
    if (this.offline) throw new TypeError('Failed to fetch');
    const url = new URL(path, 'http://mahon.test');
    await this.late.get(url.pathname);
    const method = init.method ?? 'GET';
    const headers = new Headers(init.headers);
    const body = (typeof init.body === 'string' ? JSON.parse(init.body) : {}) as Row;
    const key = headers.get('Idempotency-Key');
    this.heard.push({ method, path, body, key });
    if (method !== 'GET' && headers.get('X-CSRF-Token') !== 'token') return this.respond({ status: 403, body: { code: 'csrf' } });
    return this.respond(this.once(key, JSON.stringify([method, path, body]), () => this.decide(method, url, body)));
  }

  /** What took effect under a key is answered again, and nothing else goes under it; what was refused is forgotten. */
  private once(key: string | null, said: string, decide: () => Answer): Answer {
    const known = key === null ? undefined : this.answered.get(key);
    if (known !== undefined) return known.said === said ? known.answer : { status: 422, body: { code: 'idempotency_key_reused' } };
    const answer = decide();
    if (key !== null && answer.status < 400) this.answered.set(key, { said, answer });
    return answer;
  }

  private respond({ status, body }: Answer): Response {
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  }

  private decide(method: string, url: URL, body: Row): Answer {
    const open = /^\/(api\/v2\/(tokens|identity_providers)|demonstration\/people)/.test(url.pathname);
    if (!open && !this.signedIn) return { status: 401, body: { code: 'signed_out' } };
    if (method !== 'GET' && !url.pathname.startsWith('/api/v2/tokens') && url.pathname !== candidatesPath) {
      if (this.ailing.has(url.pathname)) return { status: this.ailing.get(url.pathname) ?? 500 };
      const refused = this.refuseNext.shift();
      if (refused !== undefined) return refused;
    }
    for (const [route, handler] of this.routes) {
      const [wanted = '', pattern = ''] = route.split(' ');
      const found = wanted === method ? new RegExp(`^${pattern}$`).exec(url.pathname) : null;
      if (found !== null) return handler(found, url, body);
    }
    return { status: 404, body: { code: 'not_found' } };
  }

  private readonly routes: readonly (readonly [string, Handler])[] = [
    ['POST /api/v2/tokens', (_found, _url, body) => this.login(body)],
    ['POST /api/v2/sessions/proof', (_found, _url, body) => ((body.data as Row).password === this.password ? { status: 204 } : { status: 422, body: { code: 'invalid', facts: { fields: { password: ['wrong_password'] } } } })],
    ['DELETE /api/v2/tokens', () => { this.signedIn = false; return { status: 200, body: {} }; }],
    ['GET (?:/api/v2/identity_providers|/demonstration/mail)', () => ({ status: 200, body: { data: [] } })],
    ['GET /api/v2/users/\\d+', () => ({ status: 200, body: { data: this.me } })],
    ['GET /demonstration/people', () => ({ status: 200, body: { data: this.people } })],
    ['GET /api/v2/forms', (_found, url) => ({ status: 200, body: { data: this.forms.filter(({ parent_form }) => parent_form === url.searchParams.get('record_type')) } })],
    ['GET /api/v2/lookups', () => ({ status: 200, body: { data: lookups } })],
    ['GET /api/v2/locations', () => ({ status: 200, body: { data: [] } })],
    ['GET /api/v2/system_settings', () => ({ status: 200, body: { data: { agencies: [], approval_forms_to_alert: { services: 'case_plan', secret: 'assessment' }, modules: [{ unique_id: moduleId, name: 'CP', associated_record_types: [], module_options: this.options }] } } })],
    ['GET /api/v2/dashboards', () => ({ status: 200, body: { data: this.dashboards } })],
    ['GET /api/v2/users/refer-to', () => ({ status: 200, body: { data: recipients } })],
    ['GET /api/v2/users/(assign|transfer)-to', () => ({ status: 200, body: { data: this.colleagues } })],
    ['GET /api/v2/users', (_found, url) => this.listStaff(Number(url.searchParams.get('page') ?? '1'))],
    ['GET /api/v2/cases', (_found, url) => this.list(url)],
    ['GET /api/v2/cases/changes', (_found, url) => this.changed(url)],
    ['GET /api/v2/cases/([^/]+)', (found) => this.one(found[1] ?? '')],
    ['GET /api/v2/cases/[^/]+/closing', () => ({ status: 200, body: { data: this.closing } })],
    ['PATCH /api/v2/cases/([^/]+)/approvals/([^/]+)', (found, _url, body) => this.approve(found[1] ?? '', found[2] ?? '', body)],
    ...[`POST ${candidatesPath}`, 'GET /api/v2/cases/[^/]+/candidates'].map((route): [string, Handler] => [route, () => ({ status: 200, body: { data: this.candidates, shown_from: 63 } })]),
    ['POST /api/v2/cases', (_found, _url, body) => this.create(body)],
    ['PATCH /api/v2/cases/([^/]+)', (found, _url, body) => this.update(found[1] ?? '', body)],
    ['GET /api/v2/flags', () => ({ status: 200, body: { data: this.flags.filter(({ removed }) => !removed), metadata: { total: this.flags.length } } })],
    ['GET /api/v2/cases/([^/]+)/flags', (found) => ({ status: 200, body: { data: this.flags.filter(({ record_id }) => record_id === found[1]) } })],
    ['POST /api/v2/cases/([^/]+)/flags', (found, _url, body) => this.flag(found[1] ?? '', body)],
    ['PATCH /api/v2/cases/([^/]+)/flags/([^/]+)', (found, _url, body) => this.resolve(found[1] ?? '', Number(found[2]), body)],
    ...[...routesBeside(this), ...openRoutes(this), ...this.team.routes],
    ['GET /api/v2/cases/([^/]+)/referrals', (found) => ({ status: 200, body: { data: this.withheld ? [] : this.referrals.filter(({ record_id }) => record_id === found[1]), ...(this.withheld ? { withheld: true } : {}) } })],
    ['POST /api/v2/cases/([^/]+)/referrals', (found, _url, body) => this.add('referrals', referred(this.referrals.length + 1, found[1] ?? '', this.me, body.data as Row))],
    ['PATCH /api/v2/cases/[^/]+/(?:referrals|transfers|transfer_requests)/([^/]+)', (found, _url, body) => this.answer(found[1] ?? '', body)],
    ['POST /api/v2/cases/[^/]+/referrals/([^/]+)/steps', (found, _url, body) => this.answer(found[1] ?? '', body)],
    ['DELETE /api/v2/cases/[^/]+/referrals/([^/]+)', (found) => this.answer(found[1] ?? '', { data: { status: 'revoked' } })],
    ['GET /api/v2/cases/([^/]+)/transfers', (found) => ({ status: 200, body: { data: this.transfers.filter(({ record_id }) => record_id === found[1]) } })],
    ['POST /api/v2/cases/([^/]+)/transfers', (found, _url, body) => this.add('transfers', offered(this.transfers.length + 1, found[1] ?? '', this.me, body.data as Row))],
    ['GET /api/v2/cases/([^/]+)/transfer_requests', (found) => ({ status: 200, body: { data: this.requests.filter(({ record_id }) => record_id === found[1]) } })],
    ['POST /api/v2/cases/([^/]+)/transfer_requests', (found, _url, body) => this.add('requests', askedFor(this.requests.length + 1, found[1] ?? '', this.me, this.cases.get(found[1] ?? ''), body.data as Row))],
    ['GET /api/v2/transfers', (_found, url) => ({ status: 200, body: { data: ownOf(this.transfers, url, this.me) } })],
    ['GET /api/v2/transfer_requests', (_found, url) => ({ status: 200, body: { data: ownOf(this.requests, url, this.me) } })],
    ['GET /api/v2/referrals', (_found, url) => ({ status: 200, body: { data: ownOf(this.referrals, url, this.me) } })],
    ['GET /api/v2/notifications', () => ({ status: 200, body: { data: this.notices, metadata: { total: this.notices.length, unread: this.notices.filter(({ read_at }) => !read_at).length } } })],
    ['PATCH /api/v2/notifications/([^/]+)', (found) => this.read((one) => one.id === found[1])],
    ['POST /api/v2/notifications/read', () => this.read(() => true)],
  ];

  private login(body: Row): Answer {
    if ((body.user as Row).password !== this.password) return { status: 401, body: { error: 'no' } };
    this.signedIn = true;
    return { status: 200, body: { id: this.me.id, user_name: this.me.user_name, group_permission: 'self' } };
  }

  private listStaff(page: number): Answer {
    return this.staff === undefined ? { status: 403, body: { code: 'not_allowed' } } : { status: 200, body: { data: this.staff.slice(page - 1, page), metadata: { total: this.staff.length, per: 1, page } } };
  }

  private list(url: URL): Answer {
    const filters = [...url.searchParams].filter(([name]) => !['fields', 'per', 'page', 'order', 'order_by', 'query', 'phonetic', 'id_search'].includes(name)).map(([name, value]) => `${name}=${value}`);
    const all = [...this.cases.values()].filter((record) => matches(record, filters, this.me.user_name));
    const total = this.total ?? all.length;
    return { status: 200, body: { data: all.slice(0, Number(url.searchParams.get('per'))), metadata: { total, per: 20, page: 1 } } };
  }

  /** Pretends a caseload of this size. */
  total: number | undefined;

  private changed(url: URL): Answer {
    const since = Number(url.searchParams.get('since') ?? '0');
    const data = [...this.cases.values()].filter(({ id, record_in_scope: seen }) => (this.changedAt.get(id) ?? 0) > since && seen !== false);
    return { status: 200, body: { data, gone: [], metadata: { cursor: String(this.changes), more: false } } };
  }

  private one(id: string): Answer {
    const record = this.cases.get(id);
    return record === undefined ? { status: 404, body: { code: 'not_found' } } : { status: 200, body: { data: record } };
  }

  private create(body: Row): Answer {
    const data = body.data as Row & { readonly id: string };
    if (this.cases.has(data.id)) return { status: 409, body: { code: 'already_exists' } };
    this.addCase({ ...data, name: [data.name_first, data.name_last].filter(Boolean).join(' ') });
    return { status: 204 };
  }

  private update(id: string, body: Row): Answer {
    const record = this.cases.get(id);
    if (record === undefined) return { status: 404, body: { code: 'not_found' } };
    const version = (record.version ?? 0) + 1;
    if (typeof body.base_version === 'number' && body.base_version < (record.version ?? 0)) {
      return { status: 409, body: { code: 'stale_version', facts: { version: record.version, fields: Object.keys(body.data as Row) } } };
    }
    this.addCase({ ...merge(record, body.data as Row), id, version });
    return { status: 200, body: { data: { id, version, ...(body.data as Row) } } };
  }

  private approve(id: string, step: string, body: Row): Answer {
    const { approval_status: status, notes } = body.data as Row;
    const said = notes === undefined ? {} : { [`${step}_approved_comments`]: notes };
    const { body: answer } = this.update(id, { data: { [`approval_status_${step}`]: status === 'requested' ? 'pending' : (status ?? null), ...said } });
    return { status: 200, body: { data: { record: (answer as { data: Row }).data } } };
  }

  private flag(id: string, body: Row): Answer {
    const made: Flag = { ...flag(body.data as Row), id: this.flags.length + 1, record_id: id, flagged_by: this.me.user_name };
    this.flags = [...this.flags, made];
    return this.flagged(id, made);
  }

  private resolve(id: string, number: number, body: Row): Answer {
    this.flags = this.flags.map((one) => (one.id === number ? { ...one, ...(body.data as Row), removed: true, abilities: [] } : one));
    return this.flagged(id, this.flags.find((one) => one.id === number));
  }

  private flagged(id: string, made: Flag | undefined): Answer {
    const open = this.flags.filter(({ record_id, removed }) => record_id === id && !removed).length;
    const { body } = this.update(id, { data: { flagged: open > 0, flag_count: open } });
    return { status: 200, body: { data: { ...made, record: (body as { data: Row }).data } } };
  }

  private add(what: 'referrals' | 'transfers' | 'requests', made: Transition): Answer {
    this[what] = [...this[what], made];
    return { status: 200, body: { data: made } };
  }

  private answer(id: string, body: Row): Answer {
    const answered = (one: Transition): Transition => (one.id === id ? { ...one, ...(body.data as Row), abilities: (one.type ?? 'Referral') === 'Referral' && (body.data as Row).status === 'accepted' ? ['done'] : [] } : one);
    [this.referrals, this.transfers, this.requests] = [this.referrals.map(answered), this.transfers.map(answered), this.requests.map(answered)];
    return { status: 200, body: { data: [...this.referrals, ...this.transfers, ...this.requests].find((one) => one.id === id) } };
  }

  private read(which: (notice: Notice) => boolean): Answer {
    this.notices = this.notices.map((one) => (which(one) ? { ...one, read_at: '2026-11-22T00:00:00Z' } : one));
    return { status: 200, body: { data: {} } };
  }
}
