import alike from './en/alike.json';
import approvals from './en/approvals.json';
import flags from './en/flags.json';
import forms from './en/forms.json';
import history from './en/history.json';
import home from './en/home.json';
import places from './en/places.json';
import referrals from './en/referrals.json';
import waiting from './en/waiting.json';
import work from './en/work.json';

export default { ...alike, ...approvals, ...flags, ...forms, ...history, ...home, ...places, ...referrals, ...waiting, ...work };
