import { call } from './api/client';
import { Problem, Unreachable } from './api/problem';
import type { Candidate, Candidates, ChildAsked } from './api/types';

/** Cases that may be about the child, as the server sees it; undefined where it cannot be asked, or refuses. What is typed goes in the body, never into an address. */
export async function askForCandidates(child: ChildAsked): Promise<readonly Candidate[] | undefined> {
  try {
    return (await call<Candidates>('/api/v2/cases/candidates', { method: 'POST', body: { data: child } })).data;
  } catch (error) {
    if (error instanceof Unreachable || error instanceof Problem) return undefined;
    throw error;
  }
}
