import first from './tet-first';
import later from './tet-later';

export default { ...first, ...later };
