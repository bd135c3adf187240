/** Elements, made without a word of markup: whatever text comes from outside stays text. */

const SVG = 'http://www.w3.org/2000/svg';

/** An element. Functions among `props` are listeners by their event's name, the others properties or attributes. */
export function h(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

export function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

/** Replaces what an element holds. */
export function put(element, ...children) {
  element.replaceChildren(...nodes(children));
  return element;
}

function fill(element, props, children) {
  for (const [name, value] of Object.entries(props)) {
    set(element, name, value);
  }
  element.append(...nodes(children));
  return element;
}

function set(element, name, value) {
  if (value === null || value === undefined || value === false) {
    return;
  } else if (typeof value === 'function') {
    element.addEventListener(name, value);
  } else if (name === 'style') {
    Object.entries(value).forEach(([key, text]) => element.style.setProperty(key, text));
  } else if (['value', 'checked', 'disabled', 'hidden', 'open', 'selected'].includes(name)) {
    element[name] = value;
  } else {
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

function nodes(children) {
  return children
    .flat(Infinity)
    .filter(child => child !== null && child !== undefined && child !== false)
    .map(child => (child instanceof Node ? child : document.createTextNode(String(child))));
}

/** A table with a header row; the first cell of each row is its header. */
export function table(caption, head, rows) {
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h(
      'table',
      {},
      h('caption', { class: 'hidden-text' }, caption),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          head.map(cell => h('th', { scope: 'col' }, cell)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map(([first, ...cells]) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, first),
            cells.map(cell => h('td', {}, cell)),
          ),
        ),
      ),
    ),
  );
}

/** Lets the browser save a file. */
export function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = h('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
