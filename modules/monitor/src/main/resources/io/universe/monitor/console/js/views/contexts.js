// The contexts, each with its slots and a row for each worker.

import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { repeat } from "../../lib/lit-html/directives/repeat.js";
import { actionsOfContext } from "../actions.js";
import { figuresOf, isFull, levelOfDelay, totalOf } from "../figures.js";
import { age, bytes, count, millis, percent } from "../format.js";
import { generationOf, lifeOf, readyOf, reloadOf } from "../model.js";

export const contexts = (state, act) =>
  repeat(
    [...state.status.contexts].sort(byInterest),
    ({ name }) => name,
    (context) => card(context, state, act),
  );

/** What serves comes first; the cache is the platform's own. */
const byInterest = (one, other) => Number(one.name === "cache") - Number(other.name === "cache");

function card(context, state, act) {
  const { name, port, generation, target, workers } = context;
  const ready = readyOf(workers);
  const figures = totalOf(workers);
  return html`
    <section class="card context" aria-labelledby="context-${name}" data-context=${name}>
      <header>
        <h2 id="context-${name}">${name}</h2>
        <span class="badge" data-state=${context.state}>${context.state}</span>
        <p class="facts">
          <span><b>${ready}</b> of ${target} ready</span>
          <span>generation <b>${generation}</b></span>
          ${port ? html`<span>port <b>${port}</b></span>` : nothing}
          ${port ? html`<span><b>${count(figures.tps)}</b> req/s</span>` : nothing}
        </p>
        <div class="buttons">
          ${actionsOfContext(context).map((action) => html`<button type="button" aria-label="${action.label} ${name}" @click=${() => act.ask(action)}>${action.label}</button>`)}
        </div>
      </header>
      ${rollout(context, state)} ${slots(context, generationOf(context, state.status))} ${table(context, state)}
    </section>
  `;
}

/** How far a reload has come. */
function rollout(context, { status }) {
  const reload = reloadOf(context, status);
  if (!reload) return nothing;
  const over = readyOf(context.workers.filter(({ generation }) => generation >= reload.generation));
  return html`
    <div class="rollout">
      <label for="rollout-${context.name}">${reload.state === "preparing" ? "A reload is being prepared" : `Going over to generation ${reload.generation}: ${over} of ${context.target}`}</label>
      <progress id="rollout-${context.name}" max=${context.target} .value=${over}></progress>
    </div>
  `;
}

/** A square for each slot, and a second one where a successor comes up or somebody leaves. */
function slots({ name, workers, successors = [], leaving = [], standbys = [], debugged = [] }, generation) {
  const beside = (slot) => [...successors, ...leaving].filter((other) => other.slot === slot);
  return html`
    <ol class="slots" aria-label="Slots of ${name}">
      ${workers.map((worker) => html`<li>${cell(worker, generation)}${beside(worker.slot).map((other) => cell(other, generation, "is-second"))}</li>`)}
      ${standbys.map((standby) => html`<li>${cell(standby, generation, "is-standby")}</li>`)} ${debugged.map((worker) => html`<li>${cell(worker, generation, "is-debugged")}</li>`)}
    </ol>
  `;
}

const cell = (worker, generation, kind = "") => html`
  <a
    class="cell ${kind} ${worker.generation < generation ? "is-old" : ""}"
    data-stage=${worker.stage}
    href="#/worker/${worker.name}"
    title="${lifeOf(worker)} ${worker.stage}, generation ${worker.generation}"
    aria-label="${lifeOf(worker)} ${worker.stage}, generation ${worker.generation}"
    >${worker.slot ?? (worker.role === "DEBUGGED" ? "d" : "s")}</a
  >
`;

const COLUMNS = [
  ["Worker", ""],
  ["Stage", ""],
  ["Requests/s", "number"],
  ["Latency", "number"],
  ["CPU", "number"],
  ["RSS", "number"],
  ["Heap", ""],
  ["GC", "number"],
  ["Loop delay", "number"],
  ["Conns", "number"],
  ["Failed", "number"],
];

function table(context, state) {
  const rows = [
    ...context.workers.map((worker) => [worker, ""]),
    ...(context.successors ?? []).map((worker) => [worker, "comes"]),
    ...(context.leaving ?? []).map((worker) => [worker, "leaves"]),
    ...(context.standbys ?? []).map((worker) => [worker, "standby"]),
    ...(context.debugged ?? []).map((worker) => [worker, "debugged"]),
  ].sort(([one], [other]) => (one.slot ?? Infinity) - (other.slot ?? Infinity));
  return html`
    <table class="workers">
      <caption class="unseen">Workers of ${context.name}</caption>
      <thead>
        <tr>${COLUMNS.map(([title, kind]) => html`<th scope="col" class=${kind}>${title}</th>`)}</tr>
      </thead>
      <tbody>
        ${repeat(
          rows,
          ([worker, part]) => `${lifeOf(worker)} ${part}`,
          ([worker, part]) => row(worker, part, state),
        )}
      </tbody>
    </table>
  `;
}

function row(worker, part, { histories, now }) {
  const figures = figuresOf(worker.heartbeat) ?? {};
  const history = part === "" ? histories.get(worker.name) : undefined;
  const isDown = worker.heartbeat?.health?.status === "DOWN";
  return html`
    <tr data-worker=${lifeOf(worker)} data-stage=${worker.stage} class=${part ? `is-${part}` : ""}>
      <th scope="row"><a href="#/worker/${worker.name}">${lifeOf(worker)}</a><small>gen ${worker.generation}${part ? ` · ${part}` : ""}</small></th>
      <td class="stage"><span class="badge" data-stage=${worker.stage}>${worker.stage}</span><small>${age(worker.since, now)}</small>${isDown ? html`<span class="badge" data-state="errored">unwell</span>` : nothing}</td>
      <td class="number has-spark" data-title="Requests/s">${spark(history, "tps")}<span>${count(figures.tps)}</span></td>
      <td class="number has-spark" data-title="Latency">${spark(history, "latency")}<span>${millis(figures.latency)}</span></td>
      <td class="number has-spark" data-title="CPU">${spark(history, "cpu")}<span>${percent(figures.cpu)}</span></td>
      <td class="number" data-title="RSS">${bytes(figures.rss)}</td>
      <td class="heap" data-title="Heap">${heap(worker, figures)}</td>
      <td class="number" data-title="GC">${figures.collections ? millis(figures.gc) : "–"}</td>
      <td class="number ${marked(levelOfDelay(figures.delay))}" data-title="Loop delay">${millis(figures.delay)}</td>
      <td class="number" data-title="Conns">${count(figures.connections)}</td>
      <td class="number ${figures.totalFailed > 0 ? "is-warn" : ""}" data-title="Failed">${count(figures.totalFailed)}</td>
    </tr>
  `;
}

const marked = (level) => (level ? `is-${level}` : "");

const spark = (history, name) => (history ? html`<universe-spark aria-hidden="true" .data=${[history.at, history[name]]}></universe-spark>` : nothing);

function heap(worker, figures) {
  const { heap, heapMax } = figures;
  if (!heapMax) return "–";
  const words = `${bytes(heap)} of ${bytes(heapMax)}`;
  return html`<progress aria-label="Heap of ${lifeOf(worker)}" max=${heapMax} .value=${heap} class=${isFull(figures) ? "is-full" : ""}></progress><small>${words}</small>`;
}
