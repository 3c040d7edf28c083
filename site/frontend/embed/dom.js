/** Elements without HTML: whatever comes from the API is text, never markup. */

/** Children that are empty, such as `text && make(…)` without a text, are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.filter(Boolean));
  return element;
}

/** Attributes without a value are left out. */
export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value != null) element.setAttribute(name, value);
  }
}

export function refill(element, ...children) {
  element.textContent = "";
  element.append(...children.filter(Boolean));
}

/** A text in which {0}, {1} … stand for elements. */
export function fillIn(template, ...elements) {
  return template.split(/\{(\d)\}/).map((part, index) => (index % 2 ? elements[part] : part));
}

/** An address that is safe to link to. */
export function webAddress(text) {
  return /^https?:\/\//i.test(text) ? text : null;
}
