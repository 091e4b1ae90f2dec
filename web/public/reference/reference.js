import { element } from './dom.js';
import { operationsOf, show as showOperation } from './operation.js';
import { show as showTask } from './tasks.js';

/** Each service by what it answers for. */
const SERVICES = /** @type {const} */ ([
  ['cases', 'Cases and their forms'],
  ['referrals', 'Referrals and assignments'],
  ['identity', 'People, roles and sessions'],
  ['notifications', 'Notifications'],
  ['reporting', 'Dashboards and reports'],
]);

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function byId(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`there is no #${id}`);
  return found;
}

/**
 * @param {string} address
 * @returns {Promise<any>}
 */
async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}

async function showTasks() {
  const tasks = await read('/reference/tasks.json');
  byId('task-list').append(...tasks.map((/** @type {import('./tasks.js').Task} */ task) => showTask(task, location.origin)));
}

/**
 * @param {string} service
 * @param {string} title
 * @returns {Promise<HTMLElement>}
 */
async function section(service, title) {
  const heading = element('h2', { id: `service-${service}` }, title);
  try {
    const description = await read(`/api/docs/${service}.openapi.json`);
    const operations = operationsOf(description).map((operation) => showOperation(description, operation));
    const document = element('p', {}, element('a', { href: `/api/docs/${service}.openapi.json` }, 'OpenAPI document'));
    return element('section', { 'aria-labelledby': heading.id }, heading, document, ...operations);
  } catch {
    return element('section', {}, heading, element('p', { role: 'alert' }, 'This part could not be read. Load the page again.'));
  }
}

/** Leaves what fits all words, and says how much that is. */
function search() {
  const words = /** @type {HTMLInputElement} */ (byId('search')).value.toLowerCase().split(/\s+/).filter((word) => word !== '');
  let left = 0;
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('main details[id]'))) {
    const text = `${each.id} ${each.querySelector('summary')?.textContent}`.toLowerCase();
    each.hidden = !words.every((word) => text.includes(word));
    if (!each.hidden) left += 1;
  }
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('main section'))) {
    part.hidden = words.length > 0 && part.querySelector('details[id]:not([hidden])') === null;
  }
  byId('found').textContent = words.length === 0 ? '' : `${left} found`;
}

/** Opens what the address names, as links from elsewhere expect. */
function openNamed() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named instanceof HTMLDetailsElement) named.open = true;
  named?.scrollIntoView();
}

const contents = [['tasks', 'Common tasks'], ...SERVICES.map(([service, title]) => [`service-${service}`, title])];
byId('contents').append(...contents.map(([id, title]) => element('li', {}, element('a', { href: `#${id}` }, title ?? ''))));
byId('search').addEventListener('input', search);
window.addEventListener('hashchange', openNamed);
const [sections] = await Promise.all([Promise.all(SERVICES.map(([service, title]) => section(service, title))), showTasks()]);
byId('services').append(...sections);
openNamed();
document.body.dataset.ready = 'yes';
