import { call } from './api/client';
import { Problem, Unreachable, type Refused } from './api/problem';
import type { PolicyEffect, PolicyPack, PolicyPackGiven } from './api/types';

const address = '/api/v2/policy_packs';

/** `refused`: why not; without it nobody answered, and later may help. */
export type Asked<T> = { readonly done: T } | { readonly refused?: Refused };

/** What becomes of what is asked of the server while somebody waits for it. */
export async function asked<T>(doing: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { done: await doing() };
  } catch (error) {
    if (error instanceof Problem) return { refused: error.refused };
    if (error instanceof Unreachable) return {};
    throw error;
  }
}

interface Answer<T> {
  readonly data: T;
}

const body = (data: unknown): { readonly method: 'POST'; readonly body: unknown } => ({ method: 'POST', body: { data } });

/** Which packs there are, under which name a screen finds them. */
export const policyPacks = { name: 'policy_packs', path: address };

/** Adds up an effect that comes in parts; `told` hears how far it is. `what`: a pack's version, or one that nobody proposed yet. */
export async function foresee(what: number | PolicyPackGiven, told: (so_far: PolicyEffect) => void): Promise<Asked<PolicyEffect>> {
  return asked(async () => {
    let sum: PolicyEffect | undefined;
    for (;;) {
      const on = sum?.after == null ? '' : `?after=${sum.after}`;
      const { data } = await (typeof what === 'number' ? call<Answer<PolicyEffect>>(`${address}/${what}/effect${on}`) : call<Answer<PolicyEffect>>(`${address}/effect${on}`, body(what)));
      sum = {
        ...data,
        open_cases: data.open_cases + (sum?.open_cases ?? 0),
        overdue: data.overdue + (sum?.overdue ?? 0),
        overdue_by_this: data.overdue_by_this + (sum?.overdue_by_this ?? 0),
        become_overdue: data.become_overdue + (sum?.become_overdue ?? 0),
      };
      told(sum);
      if (data.after === null) return sum;
    }
  });
}

export const checkPolicy = (pack: PolicyPackGiven): Promise<Asked<unknown>> => asked(() => call(`${address}/check`, body(pack)));

/** `key` names the proposal: said again after a lost answer, it is made once. */
export const proposePolicy = (pack: PolicyPackGiven, key: string): Promise<Asked<PolicyPack>> =>
  asked(async () => (await call<Answer<PolicyPack>>(address, { ...body(pack), idempotencyKey: key })).data);

export const putPolicyInForce = (version: number, decision: { readonly approved_by: string; readonly effective_from: string }, key: string): Promise<Asked<PolicyPack>> =>
  asked(async () => (await call<Answer<PolicyPack>>(`${address}/${version}/decisions`, { ...body(decision), idempotencyKey: key })).data);
