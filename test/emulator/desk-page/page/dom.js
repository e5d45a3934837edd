// How does text become elements? Only through text nodes and known properties: nothing that comes
// from a ticket is ever read as markup.

/**
 * An element; `on…` are listeners, `data-…`, `aria-…` and the rest are attributes, false is none.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

/** Puts these children in place of all others. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

function append(element, children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/** A labelled control in a column. */
export function field(label, control) {
  return h('label', { class: 'field' }, h('span', {}, label), control);
}

/** A drop-down; `options` are `{value, label}`, the empty value stands for "none". */
export function select(options, value, attributes = {}) {
  const known = options.some((option) => option.value === value);
  const shown = known || value === null ? options : [...options, { value, label: value }];
  const control = h(
    'select',
    attributes,
    shown.map((option) => h('option', { value: option.value }, option.label)),
  );
  control.value = value ?? '';
  return control;
}
