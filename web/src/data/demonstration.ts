import { call } from './api/client';
import type { DemonstrationPerson, Page } from './api/types';

/** Who can log in, when this is a demonstration; nobody is listed anywhere else. */
export async function demonstrationPeople(): Promise<readonly DemonstrationPerson[]> {
  try {
    const page = await call<Page<DemonstrationPerson> | undefined>('/demonstration/people');
    return Array.isArray(page?.data) ? page.data : [];
  } catch {
    return [];
  }
}
