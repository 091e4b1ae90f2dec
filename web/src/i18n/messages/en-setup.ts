import handing from './en/handing.json';
import policies from './en/policies.json';

/** The words of set-up, which come with its pages (ADR 61). */
export default { ...handing, ...policies };
