import audit from './tet/audit.json';
import handing from './tet/handing.json';
import policies from './tet/policies.json';
import turnaround from './tet/turnaround.json';

/** The words of pages that are fetched when they are asked for, which come with them (ADR 61). */
export default { ...audit, ...handing, ...policies, ...turnaround };
