import { usePerson } from '../../data/hooks';
import { mayDo } from '../../data/rights';

/** There is no record to ask yet, so the person's own rights say it. */
export function useMayRegister(): boolean {
  return mayDo(usePerson(), 'cases', 'create');
}
