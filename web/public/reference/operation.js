import { element, folded, sentence } from './dom.js';
import { kindOf, members, resolved } from './schema.js';

/** @typedef {import('./schema.js').Description} Description */
/** @typedef {{ method: string, path: string, id: string, summary: string, details: any }} Operation */

const METHODS = ['get', 'post', 'patch', 'put', 'delete'];

/**
 * The operations of a document, in the order of their paths.
 * @param {Description} description
 * @returns {Operation[]}
 */
export function operationsOf(description) {
  return Object.entries(description.paths).flatMap(([path, methods]) =>
    METHODS.filter((method) => method in methods).map((method) => {
      const details = methods[method];
      return { method: method.toUpperCase(), path, id: details.operationId, summary: details.summary ?? '', details };
    }),
  );
}

/**
 * @param {Description} description
 * @param {Operation} operation
 * @returns {HTMLDetailsElement}
 */
export function show(description, operation) {
  const title = [element('span', { class: 'method' }, operation.method), element('code', { class: 'path' }, operation.path), element('span', { class: 'soft' }, operation.summary)];
  return folded({ id: operation.id }, title, () => [
    operation.details.description ? sentence(operation.details.description) : null,
    operation.details.security ? null : element('p', {}, 'Needs no session.'),
    parameters(description, operation.details.parameters ?? []),
    body(description, resolved(description, operation.details.requestBody)),
    answers(description, operation.details.responses ?? {}),
  ]);
}

/**
 * @param {Description} description
 * @param {any[]} given
 * @returns {HTMLElement | null}
 */
function parameters(description, given) {
  if (given.length === 0) return null;
  const rows = given.flatMap((parameter) => [
    element('dt', {}, element('code', {}, parameter.name), ' ', element('span', { class: 'kind' }, `in the ${parameter.in}, ${kindOf(description, parameter.schema ?? {})}`), parameter.required ? element('span', { class: 'must' }, ' required') : null),
    element('dd', {}, parameter.description ? sentence(parameter.description) : null),
  ]);
  return element('div', {}, element('h3', {}, 'Parameters'), element('dl', { class: 'members' }, ...rows));
}

/**
 * @param {Description} description
 * @param {any} request
 * @returns {HTMLElement | null}
 */
function body(description, request) {
  if (!request?.content) return null;
  const parts = Object.entries(request.content).map(([type, media]) => element('div', {}, element('p', { class: 'soft' }, type), members(description, media.schema ?? {})));
  return element('div', {}, element('h3', {}, 'Body'), ...parts);
}

/**
 * @param {Description} description
 * @param {Record<string, any>} responses
 * @returns {HTMLElement}
 */
function answers(description, responses) {
  const each = Object.entries(responses).map(([status, response]) => {
    const whole = resolved(description, response);
    const content = Object.values(whole.content ?? {})[0];
    const shown = content?.schema && Object.keys(content.schema).length > 0;
    return folded({}, [element('strong', {}, status)], () => [
      ...String(whole.description ?? '').split('\n').filter((line) => line !== '').map(sentence),
      shown ? members(description, content.schema) : null,
    ]);
  });
  return element('div', {}, element('h3', {}, 'Answers'), ...each);
}
