// A worker, from near: its figures over time, who it is, and what can be wished of it.

import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { actionsOfWorker, looksInto } from "../actions.js";
import { figuresOf } from "../figures.js";
import { age, bytes, clock, count, millis, percent } from "../format.js";
import { lifeOf } from "../model.js";
import { debugging } from "./debugging.js";

/** Title, names of the lines, their columns, and how a value is read. */
const CHARTS = [
  ["Requests per second", "Requests/s", ["tps"], count],
  ["Latency, on average", "Latency", ["latency"], millis],
  ["CPU", "CPU", ["cpu"], percent],
  ["Memory", "RSS,Heap", ["rss", "heap"], bytes],
  ["Event-loop delay and GC pauses", "Delay,GC", ["delay", "gc"], millis],
  ["Connections", "Connections", ["connections"], count],
];

export function workerPanel(state, worker, name, act, leave) {
  return html`
    <aside class="panel" aria-label="Worker ${name}" data-panel=${name}>
      <header>
        <h2>${worker ? lifeOf(worker) : name}</h2>
        ${worker ? html`<span class="badge" data-stage=${worker.stage}>${worker.stage}</span>` : nothing}
        <button type="button" class="close" aria-label="Close" @click=${leave}>×</button>
      </header>
      ${worker ? content(worker, state, act) : html`<p class="quiet">Nobody is called ${name} now.</p>`}
    </aside>
  `;
}

function content(worker, state, act) {
  const history = state.histories.get(worker.name);
  const isInSlot = worker.incarnation !== undefined;
  return html`
    ${isInSlot
      ? html`<div class="buttons" role="group" aria-label="What can be wished of it">
          ${actionsOfWorker(worker).map((action) => button(action, act))}
          <a class="button" href="#/logs?worker=${worker.name}">Logs</a>
        </div>`
      : nothing}
    ${worker.role === "DEBUGGED" || worker.commands ? debugging(worker, state.now, act) : nothing}
    <div class="buttons" role="group" aria-label="Look inside">${looksInto(worker).map((action) => button(action, act))}</div>
    ${facts(worker, state.now)} ${health(worker.heartbeat?.health)}
    ${history ? html`<div class="charts">${CHARTS.map((chart) => figure(history, chart))}</div>` : nothing}
    ${past(worker, state.journal)}
  `;
}

const button = (action, act) => html`<button type="button" @click=${() => act.ask(action)}>${action.label}</button>`;

function facts(worker, now) {
  const figures = figuresOf(worker.heartbeat) ?? {};
  const all = [
    ["Generation", worker.generation],
    ["Role", worker.role.toLowerCase()],
    ["Process", worker.pid ?? "–"],
    ["In this stage for", `${age(worker.since, now)} (${worker.reason})`],
    ["Requests", `${count(figures.totalTransactions)}, ${count(figures.totalFailed)} failed`],
    ["In flight", count(figures.inFlight)],
    ["Threads", count(figures.threads)],
    ["Heap", figures.heapMax ? `${bytes(figures.heap)} of ${bytes(figures.heapMax)}` : "–"],
  ];
  return html`<dl class="facts-list">${all.map(([title, value]) => html`<div><dt>${title}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function health(health) {
  const checks = health?.checks ?? [];
  if (checks.length === 0) return nothing;
  return html`
    <h3>Health</h3>
    <ul class="list">${checks.map(({ id, status, cause }) => html`<li><b>${id}</b> <span class="badge" data-state=${status === "UP" ? "steady" : "errored"}>${status}</span> <small>${cause ?? ""}</small></li>`)}</ul>
  `;
}

const figure = (history, [title, names, columns, show]) => html`
  <figure>
    <figcaption>${title}</figcaption>
    <universe-chart names=${names} .show=${show} .data=${[history.at, ...columns.map((column) => history[column])]}></universe-chart>
  </figure>
`;

/** What the journal says of its slot, the last first. */
function past(worker, journal) {
  const own = journal.filter((entry) => entry.type === "transition" && (entry.worker === worker.name || (entry.worker ?? "").startsWith(`${worker.name}.`))).slice(-10).reverse();
  if (own.length === 0) return nothing;
  return html`
    <h3>Past</h3>
    <ol class="list recent">
      ${own.map((entry) => html`<li><time datetime=${entry.at}>${clock(entry.at)}</time><span class="told"><b>${entry.worker}</b> ${entry.from ?? ""} → ${entry.to} <small>${entry.reason}</small></span></li>`)}
    </ol>
  `;
}
