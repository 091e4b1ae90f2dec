import first from './tet-first';
import later from './tet-later';
import setup from './tet-setup';

export default { ...first, ...later, ...setup };
