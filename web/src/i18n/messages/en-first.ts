import cases from './en/cases.json';
import shell from './en/shell.json';

/** The words of the frame, of signing in and of the case list: all that is shown before anything else is opened. */
export default { ...cases, ...shell };
