import type { PolicyPack } from '../../data/api/types';

type Decision = PolicyPack['decisions'][number];

/** The decision by which a pack counts today: of those that have begun the last; undefined for defaults that nobody decided for. */
export function decisionInForce(pack: PolicyPack, today: string): Decision | undefined {
  return pack.decisions.filter(({ effective_from }) => effective_from <= today).at(-1);
}

/** The next day on which another pack begins to count, by what was decided until now. */
export function decisionToCome(packs: readonly PolicyPack[], today: string): { readonly pack: PolicyPack; readonly from: string } | undefined {
  return packs
    .flatMap((pack) => pack.decisions.map(({ effective_from: from }) => ({ pack, from })))
    .filter(({ from }) => from > today)
    .sort((one, other) => one.from.localeCompare(other.from))[0];
}
