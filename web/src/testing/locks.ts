/** Names held among the tabs of a browser, as `navigator.locks` keeps them; jsdom has none. */
export class Locks {
  private readonly ends = new Map<string, Promise<void>>();

  async request<T>(name: string, ...rest: [LockGrantedCallback<T>] | [LockOptions, LockGrantedCallback<T>]): Promise<T> {
    const [options, work] = rest.length === 1 ? [{} as LockOptions, rest[0]] : rest;
    const lock = { name, mode: 'exclusive' as const };
    const before = this.ends.get(name);
    if (before !== undefined && options.ifAvailable === true) return work(null as unknown as Lock);
    const aborted = new Promise<never>((_resolve, reject) => {
      options.signal?.addEventListener('abort', () => {
        reject(new DOMException('given up', 'AbortError'));
      });
    });
    aborted.catch(() => undefined);
    let finish = (): void => undefined;
    const end = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const after = (before ?? Promise.resolve()).then(() => end);
    this.ends.set(name, after);
    void after.then(() => this.ends.get(name) === after && this.ends.delete(name));
    try {
      if (before !== undefined) await (options.signal === undefined ? before : Promise.race([before, aborted]));
      return await work(lock);
    } finally {
      finish();
    }
  }
}
