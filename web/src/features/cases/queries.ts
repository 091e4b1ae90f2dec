import { usePerson } from '../../data/hooks';

/** There is no record to ask yet, so the answer about the person says it. */
export function useMayRegister(): boolean {
  return usePerson().abilities?.includes('register_case') ?? false;
}
