// <universe-flame>: what was sampled, as a graph. What a call has called hangs below it, and is as wide as it was often met. A press makes a call as wide as the graph; it is one stop of the tab key, and arrows go from call to call.

import { hung, isFound, KINDS, kindOf, samplesWith, seen, shortOf } from "./flame.js";
import { number, percent } from "./format.js";

const LEAST_PIXELS = 2;
const LEAST_PIXELS_WITH_NAME = 28;

function made(name, properties = {}, attributes = {}) {
  const element = Object.assign(document.createElement(name), properties);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

class Flame extends HTMLElement {
  #graph = null;
  #root = null;
  #zoomed = null;
  #before = [];
  #text = "";
  #elements = new Map();
  #width = 0;
  #back = made("button", { type: "button", textContent: "Back", onclick: () => this.#return() });
  #told = made("p", { className: "flame-told" });
  #found = made("p", { className: "flame-found" }, { role: "status" });
  #tree = made("div", { className: "flame-calls" }, { role: "tree", "aria-label": "Calls, each with what it has called; arrows move, Enter zooms, Backspace goes back" });
  #watch = new ResizeObserver(() => this.#resize());

  /** The root of what a worker has sent. Whoever sees it has his place in it, so that the same one again changes nothing. */
  set graph(root) {
    if (root === this.#graph) return;
    this.#graph = root;
    this.#root = this.#zoomed = hung(root);
    this.#draw();
  }

  /** Marks the calls in whose names the text is, and goes to the first. */
  search(text) {
    this.#text = text.trim();
    this.#mark();
    const first = this.#tree.querySelector(".is-found");
    if (first) this.#tree.parentElement.scrollTop = first.offsetTop - this.#tree.parentElement.clientHeight / 3;
  }

  connectedCallback() {
    const bar = made("div", { className: "flame-bar" });
    bar.append(this.#back, this.#told, this.#found);
    const pane = made("div", { className: "flame-pane" });
    pane.append(this.#tree);
    const kinds = made("ul", { className: "flame-kinds" }, { "aria-label": "Colours" });
    kinds.append(...KINDS.map(([kind, label]) => made("li", { textContent: label }, { "data-kind": kind })));
    this.replaceChildren(bar, pane, kinds);
    this.#tree.addEventListener("click", (event) => this.#on(event, (call) => this.#zoom(call)));
    this.#tree.addEventListener("pointermove", (event) => this.#on(event, (call) => this.#tell(call)));
    this.#tree.addEventListener("focusin", (event) => this.#on(event, (call) => this.#stand(call)));
    this.#tree.addEventListener("keydown", (event) => this.#on(event, (call) => this.#press(event, call)));
    this.#watch.observe(this.#tree);
  }

  disconnectedCallback() {
    this.#watch.disconnect();
  }

  #on(event, then) {
    const element = event.target.closest("[role=treeitem]");
    if (element) then(element.call);
  }

  #resize() {
    if (this.#tree.clientWidth !== this.#width) this.#draw();
  }

  #draw() {
    this.#width = this.#tree.clientWidth;
    if (!this.#root || this.#width === 0) return;
    const all = seen(this.#zoomed, LEAST_PIXELS / this.#width);
    this.#elements = new Map(all.map((place) => [place.call, this.#element(place)]));
    this.#tree.replaceChildren(...this.#elements.values());
    this.#tree.style.height = `calc(var(--row) * ${1 + Math.max(...all.map(({ call }) => call.depth))})`;
    this.#back.disabled = this.#before.length === 0;
    this.#stand(this.#zoomed);
    this.#mark();
  }

  #element({ call, left, width }) {
    const isNamed = width * this.#width >= LEAST_PIXELS_WITH_NAME;
    const attributes = { role: "treeitem", "aria-level": call.depth + 1, "aria-label": `${call.name}, ${this.#figures(call)}`, "data-kind": kindOf(call), tabindex: -1 };
    const element = made("div", { call, textContent: isNamed ? shortOf(call) : "" }, attributes);
    Object.assign(element.style, { top: `calc(var(--row) * ${call.depth})`, left: `${left * 100}%`, width: `${width * 100}%` });
    element.classList.toggle("is-outer", call.depth < this.#zoomed.depth);
    return element;
  }

  #figures(call) {
    const own = call.value - call.inner.reduce((sum, { value }) => sum + value, 0);
    return `${percent(call.value / this.#root.value)}, ${number(call.value, "sample")}${own > 0 ? `, ${percent(own / this.#root.value)} its own` : ""}`;
  }

  #tell(call) {
    this.#told.replaceChildren(made("b", { textContent: call.name }), " ", made("small", { textContent: this.#figures(call) }));
  }

  /** The tab key comes back to it. */
  #stand(call) {
    for (const element of this.#tree.querySelectorAll("[tabindex='0']")) element.tabIndex = -1;
    this.#elements.get(call).tabIndex = 0;
    this.#tell(call);
  }

  #mark() {
    for (const [call, element] of this.#elements) element.classList.toggle("is-found", isFound(call, this.#text));
    this.#tree.classList.toggle("is-searched", this.#text !== "");
    this.#found.textContent = this.#text && this.#root ? `“${this.#text}” is in ${percent(samplesWith(this.#root, this.#text) / this.#root.value)} of all` : "";
  }

  #zoom(call) {
    if (call === this.#zoomed) return;
    this.#before.push(this.#zoomed);
    this.#show(call, call);
  }

  #return() {
    const left = this.#zoomed;
    const zoomed = this.#before.pop();
    if (zoomed) this.#show(zoomed, left);
  }

  #show(zoomed, focused) {
    this.#zoomed = zoomed;
    this.#draw();
    (this.#elements.get(focused) ?? this.#elements.get(zoomed)).focus();
  }

  #press(event, call) {
    const row = () => [...this.#elements.keys()].filter(({ depth }) => depth === call.depth);
    const isSeen = (other) => this.#elements.has(other);
    const go = {
      ArrowDown: () => call.inner.find(isSeen),
      ArrowUp: () => call.outer,
      ArrowLeft: () => row()[row().indexOf(call) - 1],
      ArrowRight: () => row()[row().indexOf(call) + 1],
      Home: () => this.#root,
      Enter: () => this.#zoom(call),
      " ": () => this.#zoom(call),
      Backspace: () => this.#return(),
    }[event.key];
    if (!go || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#elements.get(go())?.focus();
  }
}

customElements.define("universe-flame", Flame);
