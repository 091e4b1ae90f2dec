import first from './en-first';
import later from './en-later';

export default { ...first, ...later };
