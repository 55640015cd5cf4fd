// Elements with less writing. Text is always set as text, never as markup.

export const $ = (id) => document.getElementById(id);

/** An element with attributes and children; a function among the attributes listens, a property named `class` is the class. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** Says it to those who listen instead of look. */
export const announce = (text) => ($("news").textContent = text);

export const prefersStillness = matchMedia("(prefers-reduced-motion: reduce)");
export const isNarrow = matchMedia("(max-width: 719px)");
