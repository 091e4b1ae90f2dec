import { usePerson } from '../data/hooks';

export type FirstPage = 'work' | 'team' | 'inbox' | 'figures';

/** What somebody sees first is what their work begins with: their own cases, those of people whose cases they hand out, what others ask of them, or how it stands. */
export function useFirstPage(): FirstPage {
  const abilities = usePerson().abilities ?? [];
  if (abilities.includes('register_case')) return 'work';
  if (abilities.includes('assign_to')) return 'team';
  return abilities.includes('receive_referrals') ? 'inbox' : 'figures';
}
