import type { Handler } from './answers';
import { auditRoutes } from './audit-server';
import type { FakeServer } from './fake-server';
import { fileRoutes } from './file-server';
import { incidentRoutes } from './incident-server';
import { placeRoutes } from './place-server';
import { policyRoutes } from './policy-server';

/** What a server answers of subjects that have files of their own here. */
export function routesBeside(server: FakeServer): (readonly [string, Handler])[] {
  return [...auditRoutes(server), ...placeRoutes(server), ...policyRoutes(server), ...fileRoutes(server), ...incidentRoutes(server)];
}
