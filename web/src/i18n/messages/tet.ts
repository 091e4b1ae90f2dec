import cases from './tet/cases.json';
import flags from './tet/flags.json';
import forms from './tet/forms.json';
import home from './tet/home.json';
import referrals from './tet/referrals.json';
import shell from './tet/shell.json';
import waiting from './tet/waiting.json';

export default { ...shell, ...home, ...cases, ...flags, ...forms, ...referrals, ...waiting };
