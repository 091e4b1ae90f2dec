import type { Count, CountTree, Dashboard } from '../../data/api/types';

export interface Figure {
  /** Indicator, then the values it is grouped by. */
  readonly path: readonly string[];
  readonly count: number;
  /** The case list with the filters that reproduce the count. */
  readonly address: string;
}

function isCount(node: Count | CountTree): node is Count {
  return typeof node.count === 'number' && Array.isArray(node.query);
}

/** Where a number leads: to the cases it counts, or, when it counts referrals, to those. */
export function listOf(query: readonly string[]): string {
  const direction = query.find((filter) => filter.startsWith('direction='))?.slice('direction='.length);
  if (direction !== undefined) {
    const status = query.find((filter) => filter.startsWith('status='));
    return `/referrals${direction === 'sent' ? '/sent' : ''}${status === undefined ? '' : `?${status}`}`;
  }
  const parameters = new URLSearchParams();
  for (const filter of query) parameters.append('with', filter);
  return `/cases?${parameters.toString()}`;
}

/** An indicator is one number, or numbers grouped once or twice: all become figures in a row. */
export function flatten(tree: CountTree, above: readonly string[] = []): Figure[] {
  return Object.entries(tree).flatMap(([name, node]) =>
    isCount(node) ? [{ path: [...above, name], count: node.count, address: listOf(node.query) }] : flatten(node, [...above, name]),
  );
}

/** Steps and risks have an order of their own; everything else keeps the server's. */
const known = ['in_progress', 'accepted', 'done', 'rejected', 'revoked', 'high', 'medium', 'low', 'new', 'reopened', 'assessment', 'case_plan', 'care_plan', 'action_plan', 'service_provision', 'services_implemented', 'closed'];

function rank(figure: Figure): number {
  const at = known.indexOf(figure.path.at(-1) ?? '');
  return at === -1 ? known.length : at;
}

export interface Block {
  readonly indicator: string;
  readonly grouped: boolean;
  readonly figures: readonly Figure[];
}

/** One block per indicator that has something in it: a zero says nothing. */
export function blocks(indicators: CountTree): Block[] {
  const found = new Map<string, Figure[]>();
  for (const figure of flatten(indicators).filter(({ count }) => count > 0)) {
    const name = figure.path[0] ?? '';
    found.set(name, [...(found.get(name) ?? []), figure]);
  }
  return [...found].map(([indicator, figures]) => {
    const grouped = figures.some(({ path }) => path.length > 1);
    return { indicator, grouped, figures: grouped ? [...figures].sort((one, other) => rank(one) - rank(other)) : figures };
  });
}

const first = ['case_overview', 'action_needed_new_referrals', 'shared_with_me', 'referrals_by_state', 'shared_with_others', 'workflow', 'case_risk', 'group_overview', 'workflow_team', 'shared_from_my_team', 'shared_with_my_team'];

/** What needs doing comes before what is only to be known. */
export function inOrder(dashboards: readonly Dashboard[], plain: (name: string) => string): Dashboard[] {
  const place = ({ name }: Dashboard): number => {
    const at = first.indexOf(plain(name));
    return at === -1 ? first.length : at;
  };
  return dashboards.filter(({ indicators }) => blocks(indicators).length > 0).sort((one, other) => place(one) - place(other));
}
