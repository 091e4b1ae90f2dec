import type { Audited } from '../data/api/types';
import type { Handler } from './answers';

/** What a server says of what was done: page by page. */
export function auditRoutes(server: { readonly audited: readonly Audited[] }): (readonly [string, Handler])[] {
  return [
    [
      'GET /api/v2/audit_logs',
      (_found, url) => {
        const [per, page] = ['per', 'page'].map((name) => Number(url.searchParams.get(name)));
        const data = server.audited.slice(((page ?? 1) - 1) * (per ?? 1), (page ?? 1) * (per ?? 1));
        return { status: 200, body: { data, metadata: { total: server.audited.length, per, page } } };
      },
    ],
  ];
}
