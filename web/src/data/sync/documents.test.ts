import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cleanDevice } from '../../testing/render-app';
import { LocalStore } from '../local/store';
import { Documents } from './documents';

describe('a document', () => {
  beforeEach(cleanDevice);

  it('is never fresh without being there: a page would say for a moment that there is nothing', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ data: [] })));
    const store = await LocalStore.open(1);
    const documents = new Documents(store, () => undefined);
    const put = store.putDocument.bind(store);
    const before: string[] = [];
    vi.spyOn(store, 'putDocument').mockImplementation(async (...given) => {
      before.push(documents.freshness('dashboards').kind);
      await put(...given);
    });
    const told: string[] = [];
    store.live.listen('document:dashboards', () => told.push(documents.freshness('dashboards').kind));
    await documents.refresh('dashboards', '/api/v2/dashboards');
    expect(before).toEqual(['asking']);
    await vi.waitFor(() => {
      expect(told.at(-1)).toBe('fresh');
    });
    expect(await store.document('dashboards')).toBeDefined();
  });

  it('that nobody looks at any more is not waited for, and can be asked for again', async () => {
    const stopped: boolean[] = [];
    const answer = (_path: string, { signal }: RequestInit): Promise<Response> =>
      new Promise((resolve, reject) => {
        if (stopped.length > 0) resolve(Response.json({ data: [] }));
        signal?.addEventListener('abort', () => {
          stopped.push(true);
          reject(new DOMException('', 'AbortError'));
        });
      });
    vi.stubGlobal('fetch', answer);
    const documents = new Documents(await LocalStore.open(1), () => undefined);
    const leave = documents.watch('list a', '/api/v2/cases?query=a');
    const leaveToo = documents.watch('list a', '/api/v2/cases?query=a');
    leave();
    expect(stopped).toEqual([]);
    leaveToo();
    expect(stopped).toEqual([true]);
    documents.watch('list a', '/api/v2/cases?query=a');
    await vi.waitFor(() => {
      expect(documents.freshness('list a').kind).toBe('fresh');
    });
  });
});
