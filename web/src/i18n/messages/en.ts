import first from './en-first';
import later from './en-later';
import setup from './en-setup';

export default { ...first, ...later, ...setup };
