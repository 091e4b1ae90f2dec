import type { Looked, Page, Told } from '../../../data/api/types';
import { useDocument, type Shown } from '../../../data/hooks';

const most = 50;

/** Who looked, and what was changed, are asked for when somebody wants to know: no device keeps them. */
export function useLooks(caseId: string): Shown<Page<Looked>> {
  return useDocument<Page<Looked>>(`access/${caseId}`, `/api/v2/cases/${encodeURIComponent(caseId)}/access_log?per=${most}`, 'passing');
}

export function useChanges(caseId: string): Shown<Page<Told>> {
  return useDocument<Page<Told>>(`history/${caseId}`, `/api/v2/cases/${encodeURIComponent(caseId)}/record_history?per=${most}`, 'passing');
}
