import { element, folded, sentence } from './dom.js';

/** @typedef {{ id: string, title: string, what: string, as?: string, method: string, path: string, headers?: Record<string, string>, body?: unknown, status: number, answer?: unknown }} Task */

/**
 * The names in braces become the shell's: `{case}` is `$CASE`.
 * @param {string} text
 * @returns {string}
 */
const shell = (text) => text.replace(/\{(\w+)\}/g, (_, name) => `$${name.toUpperCase()}`);

/**
 * A string of the shell: in single quotes, but for its variables.
 * @param {string} text
 * @returns {string}
 */
const quoted = (text) => `'${text.replace(/'/g, "'\\''").replace(/\{(\w+)\}/g, (_, name) => `'$${name.toUpperCase()}'`)}'`;

/**
 * The task as a command that can be pasted into a shell.
 * @param {Task} task
 * @param {string} origin
 * @returns {string}
 */
export function command(task, origin) {
  const who = task.as === undefined ? '"$ME:$PASSWORD"' : `"$${task.as.toUpperCase()}:$THEIR_PASSWORD"`;
  const method = task.method === 'GET' ? [] : [`  -X ${task.method}`];
  const headers = Object.entries(task.headers ?? {}).map(([name, value]) => `  -H ${quoted(`${name}: ${value}`)}`);
  const body = task.body === undefined ? [] : [`  -H ${quoted('Content-Type: application/json')}`, `  -d ${quoted(JSON.stringify(task.body, null, 1))}`];
  return [`curl -i -u ${who} ${quoted(origin + task.path)}`, ...method, ...headers, ...body].join(' \\\n');
}

/**
 * @param {Task} task
 * @param {string} origin
 * @returns {HTMLDetailsElement}
 */
export function show(task, origin) {
  return folded({ id: `task-${task.id}` }, [element('span', { class: 'path' }, task.title)], () => [
    sentence(task.what),
    copyable(command(task, origin)),
    element('p', {}, `Answers ${task.status}${task.answer === undefined ? '.' : ', among others with:'}`),
    task.answer === undefined ? null : code(shell(JSON.stringify(task.answer, null, 2))),
  ]);
}

/**
 * Where it is wider than the screen it scrolls, and that must work with the keys, too.
 * @param {string} text
 * @returns {HTMLElement}
 */
const code = (text) => element('pre', { tabindex: '0' }, element('code', {}, text));

/**
 * @param {string} text
 * @returns {HTMLElement}
 */
function copyable(text) {
  const block = code(text);
  if (navigator.clipboard === undefined) return block;
  const copy = element('button', { type: 'button' }, 'Copy');
  copy.addEventListener('click', () => {
    navigator.clipboard.writeText(text).then(
      () => { copy.textContent = 'Copied'; },
      () => { copy.textContent = 'Could not be copied'; },
    );
  });
  return element('div', { class: 'code' }, block, copy);
}
