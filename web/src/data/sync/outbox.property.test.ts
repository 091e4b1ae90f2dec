import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { person } from '../../testing/builders';
import { tellReached } from '../connectivity';
import { LocalStore } from '../local/store';
import { Workplace } from '../workplace';
import type { Row } from '../api/types';
import type { Command } from './command';
import { beforeOf } from './fold';
import { withWaiting } from './kinds';

const refusals = [403, 404, 409, 410, 413, 422] as const;
/** What the network and the server do to one attempt. `lost`: it took effect, and the answer never arrived. */
const fate = fc.constantFrom('arrives', 'arrives', 'arrives', 'offline', 'lost', 'page', 401, 429, 500, 503, ...refusals);
type Fate = typeof fate extends fc.Arbitrary<infer T> ? T : never;

const record = fc.constantFrom('a', 'b');
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('edit' as const), record, field: fc.constantFrom('x', 'y') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), record }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refer' as const), record }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('register' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('hurry' as const, 'crash' as const, 'crash_in_flight' as const, 'again' as const, 'correct' as const, 'logout' as const, 'other_person' as const, 'full' as const, 'clock_back' as const, 'clock_on' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Effect {
  readonly record: string;
  readonly said: Row;
  readonly by: number;
}

/** A server that keeps its promise: a key has one effect, and the same answer again. */
class Server {
  readonly effects: Effect[] = [];
  readonly records = new Map<string, Row>();
  readonly versions = new Map<string, number>();
  fates: Fate[] = [];
  who = 0;
  private readonly answered = new Map<string, string>();

  async fetch(path: string, { method = 'GET', headers, body }: RequestInit): Promise<Response> {
    await Promise.resolve();
    const json = (status: number, value: unknown): Response => new Response(JSON.stringify(value), { status });
    if (method === 'GET') return json(404, {});
    const said = String(body);
    const key = `${this.who} ${new Headers(headers).get('Idempotency-Key') ?? ''}`;
    const fate = this.fates.shift() ?? 'arrives';
    if (fate === 'offline') throw new TypeError('Failed to fetch');
    if (fate === 'page') return new Response('<html></html>', { status: 200 });
    if (typeof fate === 'number' && !this.answered.has(key)) return json(fate, fate === 422 ? { code: 'invalid' } : {});
    if (fate === 401 || fate === 403 || fate === 404 || fate === 429 || fate === 500) return json(fate, {});
    const known = this.answered.get(key);
    if (known !== undefined && known !== said) return json(422, { code: 'idempotency_key_reused' });
    const id = this.recordOf(path, said);
    if (known === undefined) {
      if (method === 'POST' && path === '/api/v2/cases' && this.records.has(id)) return json(409, { code: 'already_exists' });
      this.apply(path, method, id, (JSON.parse(said) as { data: Row }).data);
    }
    this.answered.set(key, said);
    if (fate === 'lost') throw new TypeError('Failed to fetch');
    return json(200, { data: { id, version: this.versions.get(id) } });
  }

  private recordOf(path: string, said: string): string {
    return /^\/api\/v2\/cases\/([^/]+)/.exec(path)?.[1] ?? String((JSON.parse(said) as { data: Row }).data.id);
  }

  private apply(path: string, _method: string, id: string, said: Row): void {
    this.effects.push({ record: id, said, by: this.who });
    if (path.endsWith('/referrals')) return;
    this.records.set(id, { ...this.records.get(id), ...said });
    this.versions.set(id, (this.versions.get(id) ?? 0) + 1);
  }
}

let clock = Date.parse('2026-11-22T00:00:00Z');
let made = 0;
const me = person({ id: 41 });

/** One device and the person at it, with everything real but the network and the clock. */
class Device {
  readonly server = new Server();
  readonly wanted = new Map<string, Row>();
  readonly referrals: string[] = [];
  readonly history = new Map<string, Row[]>();
  place: Workplace | undefined;
  store!: LocalStore;

  async enter(): Promise<void> {
    this.server.who = me.id;
    this.store = await LocalStore.open(me.id);
    const store = this.store;
    this.place = new Workplace(store, me, { isTheirs: () => this.server.who === me.id && this.store === store, signedOut: () => undefined });
  }

  /** The tab dies. What was under way goes on in nobody's name. */
  crash(): void {
    this.place?.close();
    this.store.close();
  }

  async leave(): Promise<void> {
    this.place?.close();
    await this.store.leave();
  }

  async shown(id: string): Promise<Row> {
    return withWaiting(id, { id, ...this.server.records.get(id) }, await this.store.unsent.list()) ?? { id };
  }

  async edit(id: string, change: Row): Promise<void> {
    const before = beforeOf(await this.shown(id), change);
    await this.place?.outbox.add({ kind: 'edit_case', record: id, input: change, baseVersion: this.server.versions.get(id) ?? null, before });
    this.wanted.set(id, { ...this.wanted.get(id), ...change });
    this.history.set(id, [...(this.history.get(id) ?? []), change]);
  }

  async run(one: Step): Promise<void> {
    const outbox = this.place?.outbox;
    if (one.kind === 'edit') await this.edit(one.record, { [one.field]: `v${(made += 1)}` });
    else if (one.kind === 'undo') await this.undo(one.record);
    else if (one.kind === 'refer') {
      const notes = `n${(made += 1)}`;
      this.referrals.push(notes);
      await outbox?.add({ kind: 'make_referral', record: one.record, input: { notes }, baseVersion: null });
    } else if (one.kind === 'register') {
      const id = `new-${(made += 1)}`;
      await outbox?.add({ kind: 'register_case', record: id, input: { x: `v${made}` }, baseVersion: null });
      this.wanted.set(id, { x: `v${made}` });
    } else await this.happens(one.kind);
  }

  private async undo(id: string): Promise<void> {
    const change = this.history.get(id)?.at(-1);
    if (change === undefined) return;
    const [name = 'x'] = Object.keys(change);
    const earlier = this.history.get(id)?.filter((one) => name in one).at(-2)?.[name] ?? null;
    await this.edit(id, { [name]: earlier });
  }

  private async happens(kind: Extract<Step, { kind: 'hurry' }>['kind'] | string): Promise<void> {
    const outbox = this.place?.outbox;
    if (kind === 'hurry') await outbox?.hurry();
    else if (kind === 'crash') this.crash();
    else if (kind === 'crash_in_flight') {
      void outbox?.hurry();
      for (let turn = 0; turn < made % 7; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      this.crash();
    } else if (kind === 'again') await this.refused((command) => outbox?.retry(command));
    else if (kind === 'correct') await this.refused((command) => (command.kind === 'edit_case' ? this.edit(command.record, { x: `v${(made += 1)}` }) : undefined));
    else if (kind === 'logout') await this.leave();
    else if (kind === 'other_person') this.server.who = 42;
    else if (kind === 'full') await this.full();
    else clock += kind === 'clock_back' ? -3 * 24 * 3600_000 : 3 * 24 * 3600_000;
    if (['crash', 'crash_in_flight', 'logout', 'other_person'].includes(kind)) {
      if (kind === 'other_person') {
        // The other person's own page sends nothing of this one's, and neither does this one's old page.
        await this.place?.outbox.hurry();
        await this.leave();
      }
      await this.enter();
    }
  }

  /** The device has no room: whoever saves is told, and what was typed stays with them. */
  private async full(): Promise<void> {
    const change = vi.spyOn(this.store.unsent, 'change').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    await expect(this.place?.outbox.add({ kind: 'edit_case', record: 'a', input: { x: 'never said' }, baseVersion: null })).rejects.toThrow('full');
    change.mockRestore();
  }

  private async refused(decide: (command: Command) => Promise<void> | undefined): Promise<void> {
    const command = (await this.store.unsent.list()).find(({ state }) => state === 'attention');
    if (command !== undefined) await decide(command);
  }
}

function whatWentWrong(device: Device, left: readonly Command[]): string[] {
  const wrong: string[] = [];
  const { server } = device;
  if (server.effects.some(({ by }) => by !== me.id)) wrong.push('in somebody else\'s name');
  for (const [id, wanted] of device.wanted) {
    for (const [name, value] of Object.entries(wanted)) {
      const waits = left.some((command) => command.record === id && (command.input[name] ?? null) === value);
      if (!waits && (server.records.get(id)?.[name] ?? null) !== value) wrong.push(`lost: ${id} ${name}`);
    }
  }
  for (const notes of device.referrals) {
    const times = server.effects.filter(({ said }) => said.notes === notes).length;
    const waits = left.filter(({ input }) => input.notes === notes).length;
    if (times > 1) wrong.push(`twice: ${notes}`);
    if (times + waits === 0) wrong.push(`lost: ${notes}`);
  }
  const registered = server.effects.filter(({ said }) => typeof said.id === 'string').map(({ record: id }) => id);
  if (new Set(registered).size !== registered.length) wrong.push('registered twice');
  if (left.some(({ state, refused }) => (state === 'attention') !== (refused !== undefined))) wrong.push('refused and not shown');
  return wrong;
}

const sequences = Number(process.env.MAHON_SEQUENCES ?? '300');

describe('the outbox, on the device\'s own store', () => {
  beforeAll(() => {
    document.cookie = 'CSRF-TOKEN=token; path=/';
    vi.useFakeTimers({ now: clock, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  });
  afterAll(() => {
    vi.useRealTimers();
  });

  it(`ends every intent applied, waiting for the person, or refused and shown: ${String(sequences)} sequences, nothing lost, nothing twice`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), fc.array(fate, { maxLength: 20 }), async (steps, fates) => {
        const device = new Device();
        vi.stubGlobal('fetch', (path: string, init: RequestInit) => device.server.fetch(path, init));
        tellReached(true);
        await device.enter();
        device.server.fates = [...fates];
        for (const one of steps) {
          await device.run(one);
          vi.setSystemTime(clock);
        }
        const during = whatWentWrong(device, await device.store.unsent.list());
        // In the end the network stays, and the person tries again whatever was refused.
        device.server.fates = [];
        for (let round = 0; round < 8 && (await device.store.unsent.count()).commands > 0; round += 1) {
          await device.place?.outbox.hurry();
          for (const command of (await device.store.unsent.list()).filter(({ state }) => state === 'attention')) await device.place?.outbox.retry(command);
        }
        const left = await device.store.unsent.list();
        const after = whatWentWrong(device, left);
        device.crash();
        const end = await LocalStore.open(me.id);
        for (const command of await end.unsent.list()) await end.unsent.change({ remove: [command] });
        await end.leave();
        expect({ during, after, left: left.map(({ kind, state, refused }) => `${kind} ${state} ${refused?.code ?? ''}`) }).toEqual({ during: [], after: [], left: [] });
      }),
      { numRuns: sequences },
    );
  }, 3_000_000);
});
