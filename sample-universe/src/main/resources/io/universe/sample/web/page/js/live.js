// The nodes of the universe as they come and go. The stream is the browser's EventSource, which comes back by itself after a
// broken connection; a refusal (a worker that is about to leave) ends it for good, so that this opens another.

import { announce, element } from "./elements.js";

const FAREWELL_MILLIS = 6000;
const AGAIN_MILLIS = 1500;

export class Live {
  #rows = new Map();
  #serving = "";

  /** `on` is {joined(node)}. */
  constructor(list, link, on) {
    Object.assign(this, { list, link, on });
    this.#open();
  }

  #open() {
    const source = new EventSource("/api/live");
    const hear = (name, act) => source.addEventListener(name, (event) => act(JSON.parse(event.data)));
    hear("nodes", (snapshot) => this.#begin(snapshot));
    hear("joined", (node) => this.#join(node));
    hear("left", (departure) => this.#leave(departure));
    source.addEventListener("error", () => this.#lose(source));
  }

  #lose(source) {
    this.#state("reconnecting");
    if (source.readyState === EventSource.CLOSED) setTimeout(() => this.#open(), AGAIN_MILLIS);
  }

  #state(state) {
    this.link.dataset.state = state;
    this.link.textContent = state;
  }

  /** After a break, what happened meanwhile is seen from what is there now. */
  #begin({ self, nodes }) {
    const present = new Set(nodes.map((node) => node.uuid));
    this.#serving = self;
    const isFirst = this.#rows.size === 0;
    [...this.#rows.values()].filter((row) => !present.has(row.node.uuid)).forEach((row) => this.#leave(row.node));
    nodes.sort(byWorker).forEach((node) => this.#join(node, isFirst));
    for (const [uuid, row] of this.#rows) row.item.classList.toggle("is-serving", uuid === self);
    this.#state("live");
  }

  #join(node, isQuiet = false) {
    if (this.#rows.has(node.uuid)) return;
    const item = describe(node);
    const next = [...this.#rows.values()].find((row) => byWorker(node, row.node) < 0);
    this.list.insertBefore(item, next?.item ?? null);
    this.#rows.set(node.uuid, { node, item });
    if (isQuiet) return;
    item.classList.add("has-joined");
    announce(`${node.worker} joined`);
    this.on.joined(node);
  }

  #leave(departure) {
    const row = this.#rows.get(departure.uuid);
    if (!row) return;
    this.#rows.delete(departure.uuid);
    row.item.classList.remove("has-joined", "is-serving");
    row.item.classList.add("has-left");
    row.item.querySelector(".pid").textContent = departure.signal ?? departure.cause ?? "left";
    announce(`${row.node.worker} left`);
    setTimeout(() => row.item.classList.add("is-fading"), FAREWELL_MILLIS - 400);
    setTimeout(() => row.item.remove(), FAREWELL_MILLIS);
  }
}

const ORDER = { MASTER: 0, SPAWN: 1, FORK: 1 };
const byWorker = (a, b) =>
  ORDER[a.role] - ORDER[b.role] || a.context.localeCompare(b.context) || a.slot - b.slot || a.incarnation - b.incarnation;

function describe(node) {
  const role = node.role.toLowerCase();
  const name = node.role === "MASTER" ? "master" : `${node.worker}.${node.incarnation}`;
  const details = node.role === "MASTER" ? [] : [element("small", {}, role)];
  return element(
    "li",
    { "data-role": node.role, "data-worker": node.worker, title: `${node.host} · generation ${node.generation}` },
    element("span", { class: "dot", "aria-hidden": "true" }),
    element("span", { class: "who" }, name, ...details),
    element("span", { class: "pid" }, `pid ${node.pid}`),
  );
}
