import type { Lookup, Page } from '../../data/api/types';
import { useDocument } from '../../data/hooks';
import { localized } from '../../i18n/format';
import { useWords } from '../../i18n';

export interface Plan {
  readonly id: string;
  readonly text: string;
}

/** The plans that one can ask about, where there are several. */
export function usePlans(): readonly Plan[] {
  const { language } = useWords();
  const lookups = useDocument<Page<Lookup>>('lookups').value?.data ?? [];
  const plans = lookups.find(({ unique_id }) => unique_id === 'lookup-approval-type')?.values ?? [];
  return plans.map(({ id, display_text }) => ({ id, text: (typeof display_text === 'string' ? display_text : localized(display_text, language)) || id }));
}
