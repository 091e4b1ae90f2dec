import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command, CommandBox, Outcome } from './command';
import { Outbox, type Ports } from './outbox';

/** What the network and the server do to one attempt. `lost` = it took effect, but the answer never arrived. */
type Fate = 'arrives' | 'offline' | 'lost' | 'refused' | 'signed_out';

class Box implements CommandBox {
  private readonly kept = new Map<number, Command>();
  private last = 0;

  list(): Promise<Command[]> {
    return Promise.resolve([...this.kept].sort(([one], [other]) => one - other).map(([position, command]) => ({ ...command, position })));
  }
  append(command: Command): Promise<void> {
    this.last += 1;
    this.kept.set(this.last, command);
    return Promise.resolve();
  }
  put(command: Command): Promise<void> {
    if (this.kept.has(command.position)) this.kept.set(command.position, command);
    return Promise.resolve();
  }
  remove(position: number): Promise<void> {
    this.kept.delete(position);
    return Promise.resolve();
  }
}

/** A server that keeps its promise: the same key has one effect, and the same answer, refusals included. */
class Server {
  readonly effects: string[] = [];
  private readonly answers = new Map<string, Outcome>();

  receive(command: Command, fate: Fate): Outcome {
    if (fate === 'offline') return { kind: 'later' };
    if (fate === 'signed_out') return { kind: 'signed_out' };
    const known = this.answers.get(command.id);
    const answer = known ?? this.decide(command, fate);
    this.answers.set(command.id, answer);
    return fate === 'lost' ? { kind: 'later' } : answer;
  }

  private decide(command: Command, fate: Fate): Outcome {
    if (fate === 'refused') return { kind: 'refused', refused: { status: 422, code: 'invalid', facts: {}, fields: {} } };
    this.effects.push(`${command.record} ${String(command.input.step)}`);
    return { kind: 'done', answer: undefined };
  }
}

function portsOf(box: CommandBox, server: Server, fates: Fate[]): { readonly ports: Ports; readonly crash: () => void } {
  let crashed = false;
  let ids = 0;
  const mine = Math.random().toString(36).slice(2);
  return {
    crash: () => {
      crashed = true;
    },
    ports: {
      box,
      send: (command) => (crashed ? new Promise(() => undefined) : Promise.resolve(server.receive(command, fates.shift() ?? 'arrives'))),
      settle: () => (crashed ? new Promise(() => undefined) : Promise.resolve(null)),
      now: () => new Date('2026-11-22T00:00:00Z'),
      newId: () => `${mine}-${(ids += 1)}`,
      alone: (work) => work(),
      later: () => () => undefined,
      signedOut: () => undefined,
      sent: () => undefined,
    },
  };
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('do' as const), record: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constantFrom('hurry' as const, 'crash' as const, 'crash_in_flight' as const, 'decide_again' as const) }),
);
const fate = fc.constantFrom<Fate>('arrives', 'arrives', 'offline', 'lost', 'refused', 'signed_out');

describe('the outbox', () => {
  it('loses nothing, does nothing twice and keeps the order of each record, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.array(fate, { maxLength: 40 }), async (steps, fates) => {
        const box = new Box();
        const server = new Server();
        const coming = [...fates];
        let { ports, crash } = portsOf(box, server, coming);
        let outbox = new Outbox(ports);
        const wanted: string[] = [];
        const restart = (): void => {
          crash();
          outbox.close();
          ({ ports, crash } = portsOf(box, server, coming));
          outbox = new Outbox(ports);
        };
        for (const [at, one] of steps.entries()) {
          if (one.kind === 'do') {
            wanted.push(`${one.record} ${at}`);
            await outbox.add('edit_case', one.record, { step: at }, null);
            await outbox.run();
          } else if (one.kind === 'crash') restart();
          else if (one.kind === 'crash_in_flight') {
            const attempt = outbox.hurry();
            await Promise.resolve();
            restart();
            void attempt;
          } else if (one.kind === 'decide_again') {
            const refused = (await box.list()).find(({ state }) => state === 'attention');
            if (refused !== undefined) await outbox.retry(refused);
          } else await outbox.hurry();
        }
        // In the end the network stays, and the person decides to try everything that was refused again.
        restart();
        coming.length = 0;
        await outbox.hurry();
        for (let round = 0; round <= steps.length; round += 1) {
          const refused = (await box.list()).find(({ state }) => state === 'attention');
          if (refused !== undefined) await outbox.retry(refused);
        }
        expect(await box.list()).toEqual([]);
        expect([...server.effects].sort()).toEqual([...wanted].sort());
        for (const record of ['a', 'b', 'c']) {
          const of = (list: readonly string[]): string[] => list.filter((effect) => effect.startsWith(record));
          expect(of(server.effects)).toEqual(of(wanted));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keeps what was refused, lets other records pass, and holds back what follows it', async () => {
    const box = new Box();
    const server = new Server();
    const { ports } = portsOf(box, server, ['refused']);
    const outbox = new Outbox(ports);
    await outbox.add('edit_case', 'a', { step: 1 }, 1);
    await outbox.run();
    await outbox.add('edit_case', 'a', { step: 2 }, 1);
    await outbox.add('edit_case', 'b', { step: 3 }, 1);
    await outbox.run();
    expect((await box.list()).map(({ record, state }) => `${record} ${state}`)).toEqual(['a attention', 'a waiting']);
    expect(server.effects).toEqual(['b 3']);
  });

  it('moves later changes onto the version the first one made, unless somebody else came between', async () => {
    const versions = [6, 9];
    for (const version of versions) {
      const box = new Box();
      const server = new Server();
      const sent: (number | null)[] = [];
      const { ports } = portsOf(box, server, []);
      const watched: Ports = {
        ...ports,
        send: (command) => {
          sent.push(command.baseVersion);
          return ports.send(command);
        },
        settle: () => Promise.resolve(version),
      };
      await box.append({ id: 'x', kind: 'edit_case', record: 'a', baseVersion: 5, input: { step: 1 }, at: '', state: 'waiting', attempts: 0, position: 0 });
      await box.append({ id: 'y', kind: 'edit_case', record: 'a', baseVersion: 5, input: { step: 2 }, at: '', state: 'waiting', attempts: 0, position: 0 });
      await new Outbox(watched).run();
      expect(sent).toEqual([5, version === 6 ? 6 : 5]);
    }
  });
});
