// Finds what has a name: stars and constellations.

import { announce, element } from "./elements.js";

const folded = (text) => text.normalize("NFD").replace(/\p{Diacritic}/gu, "").trim().toLowerCase();

export class Search {
  #places = new Map();

  /** `on` is {star(star), figure(figure)}. */
  constructor(form, on) {
    this.form = form;
    this.field = form.querySelector("input");
    this.options = form.querySelector("datalist");
    this.on = on;
    form.addEventListener("submit", (event) => this.#submit(event));
    this.field.addEventListener("input", (event) => this.#typed(event));
  }

  offer(sky) {
    for (const star of sky.stars) {
      [star.name, star.designation].filter(Boolean).forEach((name) => this.#add(name, () => this.on.star(star)));
    }
    for (const figure of sky.figures) {
      [figure.name, figure.english].forEach((name) => this.#add(name, () => this.on.figure(figure)));
    }
    const names = [...sky.figures.map((figure) => figure.name), ...sky.stars.map((star) => star.name).filter(Boolean)];
    this.options.replaceChildren(...names.map((name) => element("option", { value: name })));
  }

  #add(name, go) {
    const key = folded(name);
    if (!this.#places.has(key)) this.#places.set(key, go);
  }

  /** A choice from the list comes without a key being typed. */
  #typed(event) {
    this.form.classList.remove("is-lost");
    if (!event.inputType || event.inputType === "insertReplacementText") this.#go(false);
  }

  #submit(event) {
    event.preventDefault();
    this.#go(true);
  }

  #go(isMeant) {
    const key = folded(this.field.value);
    const begins = () => [...this.#places.keys()].find((name) => name.startsWith(key));
    const go = this.#places.get(key) ?? (isMeant && key ? this.#places.get(begins()) : undefined);
    if (go) this.#found(go);
    else if (isMeant) this.#lost();
  }

  /** Leaves the field, so that the keys of a telephone do not cover what was found. */
  #found(go) {
    this.field.blur();
    go();
  }

  #lost() {
    this.form.classList.add("is-lost");
    announce(`Nothing in the sky is called ${this.field.value}`);
  }
}
