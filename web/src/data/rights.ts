import type { Person } from './api/types';

/** Whether the person's role names the action for the resource, or everything of it. */
export function mayDo(person: Person, resource: string, action: string): boolean {
  const actions = person.permissions?.list.find((one) => one.resource === resource)?.actions ?? [];
  return actions.includes(action) || actions.includes('manage');
}
