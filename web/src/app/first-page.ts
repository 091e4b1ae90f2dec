import { usePerson } from '../data/hooks';

export type FirstPage = 'work' | 'inbox' | 'figures';

/** What somebody sees first is what their work begins with: their own cases, what others ask of them, or how it stands. */
export function useFirstPage(): FirstPage {
  const abilities = usePerson().abilities ?? [];
  if (abilities.includes('register_case')) return 'work';
  return abilities.includes('receive_referrals') ? 'inbox' : 'figures';
}
