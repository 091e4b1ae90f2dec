/**
 * An element with what belongs in it. Texts go in as texts: nothing of a document is ever read as HTML.
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string | null)} children
 * @returns {HTMLElement}
 */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/**
 * A part that opens, and is put together when it is opened for the first time.
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} title
 * @param {() => (Node | null)[]} fill
 * @returns {HTMLDetailsElement}
 */
export function folded(attributes, title, fill) {
  const made = /** @type {HTMLDetailsElement} */ (element('details', attributes, element('summary', {}, ...title)));
  made.addEventListener('toggle', () => {
    if (!made.open || made.querySelector(':scope > .inside') !== null) return;
    made.append(element('div', { class: 'inside' }, ...fill()));
  });
  return made;
}

/**
 * Text in which `code` between backquotes is set as code.
 * @param {string} text
 * @returns {HTMLElement}
 */
export function sentence(text) {
  const parts = text.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
  return element('p', {}, ...parts);
}
