import audit from './en/audit.json';
import handing from './en/handing.json';
import policies from './en/policies.json';
import turnaround from './en/turnaround.json';

/** The words of pages that are fetched when they are asked for, which come with them (ADR 61). */
export default { ...audit, ...handing, ...policies, ...turnaround };
