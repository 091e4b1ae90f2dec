import handing from './tet/handing.json';
import policies from './tet/policies.json';

/** The words of set-up, which come with its pages (ADR 61). */
export default { ...handing, ...policies };
