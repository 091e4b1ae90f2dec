import cases from './en/cases.json';
import forms from './en/forms.json';
import home from './en/home.json';
import referrals from './en/referrals.json';
import shell from './en/shell.json';
import waiting from './en/waiting.json';

export default { ...shell, ...home, ...cases, ...forms, ...referrals, ...waiting };
