import { element, folded, sentence } from './dom.js';

/**
 * @typedef {{ [name: string]: any }} Schema
 * @typedef {{ paths: Record<string, Record<string, any>>, components: { schemas: Record<string, Schema>, responses: Record<string, any> } }} Description
 */

/**
 * What a `$ref` of the document names; anything else is itself.
 * @param {Description} description
 * @param {any} thing
 * @returns {any}
 */
export function resolved(description, thing) {
  if (typeof thing?.$ref !== 'string') return thing;
  const steps = thing.$ref.replace('#/', '').split('/');
  return steps.reduce((/** @type {any} */ found, /** @type {string} */ step) => found?.[step], description) ?? {};
}

/**
 * The kind of a value in a few words: `text (uuid)`, `list of Case`, `number or nothing`.
 * @param {Description} description
 * @param {Schema} schema
 * @returns {string}
 */
export function kindOf(description, schema) {
  if (typeof schema.$ref === 'string') {
    const target = resolved(description, schema);
    return target.type === 'object' || target.properties ? (schema.$ref.split('/').at(-1) ?? '') : kindOf(description, target);
  }
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return [...new Set(choices.map((/** @type {Schema} */ one) => kindOf(description, one)))].join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((/** @type {unknown} */ value) => JSON.stringify(value)).join(', ');
  if (schema.type === 'array') return `list of ${kindOf(description, schema.items ?? {})}`;
  if (Array.isArray(schema.type)) return schema.type.join(' or ');
  const words = { string: 'text', integer: 'whole number', number: 'number', boolean: 'true or false', object: 'object', null: 'nothing' };
  const word = words[/** @type {keyof typeof words} */ (schema.type)] ?? 'anything';
  return word + limits(schema);
}

/**
 * @param {Schema} schema
 * @returns {string}
 */
function limits(schema) {
  const said = [
    schema.format,
    schema.minimum === undefined ? null : `from ${schema.minimum}`,
    schema.maximum === undefined ? null : `up to ${schema.maximum}`,
    schema.maxLength === undefined ? null : `${schema.maxLength} characters at most`,
    schema.pattern === undefined ? null : `like ${schema.pattern}`,
  ].filter((part) => part !== null && part !== undefined);
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

/**
 * The object inside a schema, whose members can be shown: itself, what its list holds, or the one object among choices.
 * @param {Description} description
 * @param {Schema} schema
 * @returns {Schema | null}
 */
function inner(description, schema) {
  const whole = resolved(description, schema);
  if (whole.properties) return whole;
  if (whole.items) return inner(description, whole.items);
  for (const choice of whole.anyOf ?? whole.oneOf ?? whole.allOf ?? []) {
    const found = inner(description, choice);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The members of an object, each with its kind; what is an object again opens when asked.
 * @param {Description} description
 * @param {Schema} schema
 * @returns {HTMLElement}
 */
export function members(description, schema) {
  const whole = inner(description, schema);
  if (whole === null) return element('p', { class: 'kind' }, kindOf(description, schema));
  const required = new Set(whole.required ?? []);
  const rows = Object.entries(/** @type {Record<string, Schema>} */ (whole.properties)).flatMap(([name, member]) => [
    element('dt', {}, element('code', {}, name), ' ', element('span', { class: 'kind' }, kindOf(description, member)), required.has(name) ? element('span', { class: 'must' }, ' required') : null),
    element('dd', {}, member.description ? sentence(member.description) : null, inner(description, member) === null ? null : nested(description, member)),
  ]);
  return element('dl', { class: 'members' }, ...rows);
}

/**
 * @param {Description} description
 * @param {Schema} schema
 * @returns {HTMLElement}
 */
function nested(description, schema) {
  return folded({}, [kindOf(description, schema)], () => [members(description, schema)]);
}
