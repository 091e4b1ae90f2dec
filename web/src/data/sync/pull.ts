import { call } from '../api/client';
import { Problem, Unreachable } from '../api/problem';
import type { CaseRecord, One, Page, Person } from '../api/types';
import { StoreClosed, type LocalStore } from '../local/store';
import { kindsOf, pathOf, type RecordKind } from '../records';
import type { Documents } from './documents';
import { fetchNames } from './names';

interface Changes {
  readonly data: readonly CaseRecord[];
  readonly gone?: readonly string[];
  readonly metadata: { readonly cursor: string; readonly more: boolean };
}

/** How far this device is with a kind: `whole` means that every record of it that the person may see is here. */
export interface Progress {
  readonly cursor?: string;
  readonly whole: boolean;
  readonly tooMany: boolean;
}

export const configuration: Readonly<Record<string, string>> = {
  lookups: '/api/v2/lookups?per=1000&page=1',
  locations: '/api/v2/locations?per=100000&page=1',
  settings: '/api/v2/system_settings?extended=true',
};

/** Fetches what changed on the server into the local store. */
export class Pull {
  private readonly store: LocalStore;
  private readonly documents: Documents;
  private readonly person: () => Person;
  private running: Promise<void> | undefined;
  private configured = false;

  constructor(store: LocalStore, documents: Documents, person: () => Person) {
    this.store = store;
    this.documents = documents;
    this.person = person;
  }

  run(): Promise<void> {
    this.running ??= this.all().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Fetches one record again; one that is no longer to be seen leaves the device. */
  async one(kind: RecordKind, id: string): Promise<'here' | 'gone' | 'unreachable'> {
    try {
      return await this.fetchOne(kind, id);
    } catch (error) {
      if (error instanceof StoreClosed) return 'unreachable';
      throw error;
    }
  }

  private async fetchOne(kind: RecordKind, id: string): Promise<'here' | 'gone' | 'unreachable'> {
    try {
      const { data } = await call<One<CaseRecord>>(pathOf(kind, id));
      await this.store.putRecords(kind, [data]);
      return 'here';
    } catch (error) {
      if (error instanceof Unreachable) return 'unreachable';
      if (!(error instanceof Problem)) throw error;
      if (error.refused.status !== 404 && error.refused.status !== 403) return 'unreachable';
      await this.store.removeRecords(kind, [id]);
      return 'gone';
    }
  }

  private async all(): Promise<void> {
    const seen = kindsOf(this.person());
    await Promise.all([...seen.map((kind) => this.changes(kind)), this.configured ? undefined : fetchNames(this.person(), this.store)]);
    await this.documents.refresh('notifications', '/api/v2/notifications?page=1&per=50');
    if (this.configured) return;
    const forms = seen.map(({ forms: { name, path } }) => [name, path] as const);
    await Promise.all([...forms, ...Object.entries(configuration)].map(([name, path]) => this.documents.refresh(name, path)));
    this.configured = true;
  }

  private async changes(kind: RecordKind): Promise<void> {
    const kept = await this.store.document<Progress>(kind.progress);
    let progress: Progress = kept?.value ?? { whole: false, tooMany: await this.tooMany(kind) };
    if (kept === undefined) await this.keep(kind, progress);
    if (progress.tooMany) return;
    for (let more = true; more; ) {
      const since = progress.cursor === undefined ? '' : `&since=${encodeURIComponent(progress.cursor)}`;
      const page = await call<Changes>(`${kind.path}/changes?per=100${since}`);
      await this.store.putRecords(kind, page.data);
      await this.store.removeRecords(kind, page.gone ?? []);
      more = page.metadata.more && page.metadata.cursor !== progress.cursor;
      const tooMany = (await this.store.summaries(kind)).size > kind.most;
      progress = { cursor: page.metadata.cursor, whole: !more && !tooMany, tooMany };
      await this.keep(kind, progress);
      if (tooMany) return;
    }
  }

  private async tooMany(kind: RecordKind): Promise<boolean> {
    const page = await call<Page<CaseRecord>>(`${kind.path}?fields=short&per=1&page=1`);
    return (page.metadata?.total ?? 0) > kind.most;
  }

  private async keep(kind: RecordKind, progress: Progress): Promise<void> {
    const before = await this.store.document<Progress>(kind.progress);
    if (JSON.stringify(before?.value) === JSON.stringify(progress)) return;
    await this.store.putDocument(kind.progress, progress, new Date().toISOString());
  }
}
