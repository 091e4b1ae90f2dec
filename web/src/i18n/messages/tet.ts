import approvals from './tet/approvals.json';
import cases from './tet/cases.json';
import flags from './tet/flags.json';
import forms from './tet/forms.json';
import history from './tet/history.json';
import home from './tet/home.json';
import referrals from './tet/referrals.json';
import shell from './tet/shell.json';
import waiting from './tet/waiting.json';

export default { ...shell, ...home, ...approvals, ...history, ...cases, ...flags, ...forms, ...referrals, ...waiting };
