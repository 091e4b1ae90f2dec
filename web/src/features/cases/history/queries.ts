import type { Looked, Page, Told } from '../../../data/api/types';
import { useDocument, type Shown } from '../../../data/hooks';
import { pathOf, type RecordKind } from '../../../data/records';

const most = 50;

/** Who looked, and what was changed, are asked for when somebody wants to know: no device keeps them. */
export function useLooks(kind: RecordKind, id: string): Shown<Page<Looked>> {
  return useDocument<Page<Looked>>(`access/${id}`, `${pathOf(kind, id)}/access_log?per=${most}`, 'passing');
}

export function useChanges(kind: RecordKind, id: string): Shown<Page<Told>> {
  return useDocument<Page<Told>>(`history/${id}`, `${pathOf(kind, id)}/record_history?per=${most}`, 'passing');
}
