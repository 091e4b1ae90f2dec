import alike from './tet/alike.json';
import approvals from './tet/approvals.json';
import flags from './tet/flags.json';
import forms from './tet/forms.json';
import history from './tet/history.json';
import home from './tet/home.json';
import places from './tet/places.json';
import referrals from './tet/referrals.json';
import waiting from './tet/waiting.json';
import work from './tet/work.json';

export default { ...alike, ...approvals, ...flags, ...forms, ...history, ...home, ...places, ...referrals, ...waiting, ...work };
