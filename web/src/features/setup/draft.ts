import { useLive, useWorkplace } from '../../data/hooks';
import type { Given } from './rules';

const name = 'policy_draft';

export interface Draft {
  readonly from: number;
  readonly pack: Given;
}

/** What somebody began to propose, kept sealed on the device until it is proposed or thrown away; null: nothing, undefined: not read yet. */
export function useDraft(): Draft | null | undefined {
  const read = useLive([`document:${name}`], name, async ({ store }) => ({ draft: (await store.document<Draft | null>(name))?.value ?? null }));
  return read?.draft;
}

export function useKeepDraft(): (draft: Draft | null) => void {
  const { store } = useWorkplace();
  return (draft) => void store.putDocument(name, draft, new Date().toISOString());
}
