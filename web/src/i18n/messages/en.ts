import approvals from './en/approvals.json';
import cases from './en/cases.json';
import flags from './en/flags.json';
import forms from './en/forms.json';
import history from './en/history.json';
import home from './en/home.json';
import referrals from './en/referrals.json';
import shell from './en/shell.json';
import waiting from './en/waiting.json';

export default { ...shell, ...home, ...approvals, ...history, ...cases, ...flags, ...forms, ...referrals, ...waiting };
