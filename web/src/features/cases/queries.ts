import { usePerson } from '../../data/hooks';

/** There is no record to ask yet, so the answer about the person says it. */
export function useMayRegister(): boolean {
  return usePerson().abilities?.includes('register_case') ?? false;
}

/** Whether a search may find cases of others, of which this person sees no more than a line. */
export function useMaySearchOthers(): boolean {
  return usePerson().abilities?.includes('search_others') ?? false;
}
