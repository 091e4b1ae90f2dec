import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Locks } from '../testing/locks';
import { Keeper, type Typed } from './drafting';
import { LocalStore } from './local/store';

const typed = (name_first: string): Typed => ({ input: { name_first }, before: { name_first: null }, baseVersion: null });
const registering = { kind: 'register_case', record: undefined, id: undefined } as const;
let tab: LocalStore;
let otherTab: LocalStore;

beforeEach(async () => {
  Object.defineProperty(navigator, 'locks', { value: new Locks(), configurable: true });
  tab = await LocalStore.open(31);
  otherTab = await LocalStore.open(31);
});

afterEach(async () => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'locks');
  otherTab.close();
  for (const { id } of await tab.unsent.drafts()) await tab.unsent.removeDraft(id);
  await tab.leave();
});

describe('what is being typed', () => {
  it('is on the device before anything else can happen, letter by letter', async () => {
    const keeper = await Keeper.take(tab, registering);
    for (const name of ['A', 'An', 'Ana']) keeper.keep(typed(name));
    await keeper.release();
    expect((await otherTab.unsent.drafts()).map(({ input }) => input)).toEqual([{ name_first: 'Ana' }]);
  });

  it('asks to stay only while a letter is still being written', async () => {
    const keeper = await Keeper.take(tab, registering);
    const asks = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(asks()).toBe(false);
    keeper.keep(typed('Ana'));
    expect(asks()).toBe(true);
    await keeper.release();
    expect(asks()).toBe(false);
  });

  it('is two drafts of two children in two tabs', async () => {
    const [one, other] = [await Keeper.take(tab, registering), await Keeper.take(otherTab, registering)];
    one.keep(typed('First'));
    other.keep(typed('Second'));
    await Promise.all([one.release(), other.release()]);
    const drafts = await tab.unsent.drafts();
    expect(drafts.map(({ input }) => input.name_first).sort()).toEqual(['First', 'Second']);
    expect(new Set(drafts.map(({ record }) => record)).size).toBe(2);
  });

  it('is found again by the page that had it, and not taken from a tab that has it open', async () => {
    const first = await Keeper.take(tab, registering);
    first.keep(typed('First'));
    await vi.waitFor(async () => {
      expect((await tab.unsent.count()).drafts).toBe(1);
    });
    const second = await Keeper.take(otherTab, { ...registering, id: first.id });
    expect([second.found, second.elsewhere]).toEqual([undefined, true]);
    expect(second.record).not.toBe(first.record);
    await first.release();
    const again = await Keeper.take(tab, { ...registering, id: first.id });
    expect([again.found?.input, again.record]).toEqual([{ name_first: 'First' }, first.record]);
    await Promise.all([again.release(), second.release()]);
  });

  it('of a case is taken up by whoever opens the case, unless another tab has it', async () => {
    const editing = { kind: 'edit_case', record: 'case-1', id: undefined } as const;
    const first = await Keeper.take(tab, editing);
    first.keep(typed('First'));
    const second = await Keeper.take(otherTab, editing);
    expect(second.found).toBeUndefined();
    await first.release();
    const third = await Keeper.take(otherTab, editing);
    expect(third.found?.input).toEqual({ name_first: 'First' });
    await Promise.all([second.release(), third.release()]);
  });

  it('says when the device has no room for it, and tries again with the next letter', async () => {
    const told: boolean[] = [];
    const keeper = await Keeper.take(tab, registering, (full) => told.push(full));
    vi.spyOn(tab.unsent, 'putDraft').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
    keeper.keep(typed('A'));
    await vi.waitFor(() => {
      expect(told).toEqual([true]);
    });
    keeper.keep(typed('An'));
    await keeper.release();
    expect(told).toEqual([true, false]);
    expect((await tab.unsent.drafts()).map(({ input }) => input)).toEqual([{ name_first: 'An' }]);
  });

  it('goes when it is said, in the same moment', async () => {
    const keeper = await Keeper.take(tab, registering);
    keeper.keep(typed('Ana'));
    await keeper.stop();
    await tab.unsent.change({ add: { id: 'c', kind: 'register_case', record: keeper.record, baseVersion: null, input: {}, at: '', state: 'waiting', attempts: 0, position: 0 }, said: keeper.id });
    expect(await tab.unsent.count()).toEqual({ commands: 1, drafts: 0 });
    await keeper.release();
    const [command] = await tab.unsent.list();
    if (command !== undefined) await tab.unsent.change({ remove: [command] });
  });
});
