// The head of the page, and the figures of all workers together.

import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { mark, reloadAll } from "../actions.js";
import { age, bytes, count, millis, percent } from "../format.js";
import { readyOf, workersOf } from "../model.js";
import { totalOf } from "../figures.js";

const TABS = [
  ["", "Overview"],
  ["journal", "Journal"],
  ["logs", "Logs"],
  ["statuses", "Statuses"],
];

/** `found` are the troubles, the worst first. */
export function header(state, found, ui, act) {
  const { status, link } = state;
  return html`
    <a class="skip" href="#main" @click=${skip}>Go to the content</a>
    <header class="head">
      <div class="brand">
        <svg viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="5" /><ellipse cx="16" cy="16" rx="13" ry="5.5" transform="rotate(-28 16 16)" /></svg>
        <h1>${status?.universe ?? "Universe"}</h1>
        ${status ? condition(status, found) : nothing}
      </div>
      <nav aria-label="Pages">${TABS.map(([page, label], i) => tab(page, label, i, ui))}</nav>
      <div class="tools">
        <span class="link" data-link=${link} title="Whether this page hears of the master">${link}</span>
        ${status ? ecv(status.ecv, act) : nothing}
        <button type="button" class="quiet-button" ?disabled=${!status} @click=${() => act.ask(reloadAll())}>Reload all</button>
        ${ui.isIn
          ? html`<button type="button" class="quiet-button" @click=${act.logout}>Log out</button>`
          : html`<button type="button" class="quiet-button" @click=${act.openLogin}>Log in</button>`}
      </div>
    </header>
  `;
}

/** The address is the page's own, so that the browser cannot do it. */
function skip(event) {
  event.preventDefault();
  document.getElementById("main").focus();
}

const tab = (page, label, i, ui) =>
  html`<a href="#/${page}" aria-current=${ui.page === page ? "page" : nothing} title="Key ${i + 1}">${label}</a>`;

function condition(status, found) {
  const worst = found[0]?.level;
  const [level, word] = status.stopping ? ["bad", "stopping"] : !status.ready ? ["bad", "not ready"] : worst === "bad" ? ["bad", "in trouble"] : worst === "warn" ? ["warn", "needs a look"] : ["good", "well"];
  return html`<span class="condition" data-level=${level}>${word}</span>`;
}

function ecv(ecv, act) {
  if (ecv.state === "OFF") return html`<span class="ecv" data-state="OFF">ECV off</span>`;
  const isUp = ecv.state === "UP";
  return html`
    <button type="button" role="switch" class="ecv" data-state=${ecv.state} aria-checked=${isUp} title="By ${ecv.by}: ${ecv.reason}. What load balancers are told" @click=${() => act.ask(mark(ecv))}>
      <span class="knob" aria-hidden="true"></span>ECV ${isUp ? "up" : "down"}
    </button>
  `;
}

export function summary(state) {
  const { status, total, now } = state;
  const workers = workersOf(status);
  const ready = readyOf(workers);
  const target = status.contexts.reduce((sum, context) => sum + context.target, 0);
  const figures = totalOf(workers);
  return html`
    <section class="summary" aria-label="All workers together">
      <div class="tile">
        <h2>Workers ready</h2>
        <p class="figure ${ready < target ? "is-short" : ""}">${ready}<small> of ${target}</small></p>
        <p class="beside">${status.nodes.length} nodes · up ${age(status.master?.startedAt, now)}</p>
      </div>
      ${tile("Requests per second", count(figures.tps), `${count(figures.inFlight)} in flight`, total.at, total.tps)}
      ${tile("Latency", millis(figures.latency), `${count(figures.failed)} failed`, total.at, total.latency)}
      ${tile("CPU", percent(figures.cpu), "of all processors", total.at, total.cpu)}
      ${tile("Memory", bytes(figures.rss), `${bytes(figures.heap)} of heap`, total.at, total.rss)}
      ${tile("Event-loop delay", millis(figures.delay), "the longest", total.at, total.delay)}
      ${tile("Connections", count(figures.connections), "open", total.at, total.connections)}
    </section>
  `;
}

const tile = (title, figure, beside, at, column) => html`
  <div class="tile">
    <h2>${title}</h2>
    <p class="figure">${figure}</p>
    <p class="beside">${beside}</p>
    <universe-spark aria-hidden="true" .data=${[at, column]}></universe-spark>
  </div>
`;
