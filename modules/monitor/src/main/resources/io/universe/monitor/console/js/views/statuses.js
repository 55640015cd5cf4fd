// The namespaces of the cache, and what the nodes say of themselves by name.

import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { bytes, count, percent } from "../format.js";

export function statuses({ names, name, entries, cache, problem }, act) {
  return html`
    ${problem ? html`<p class="troubles-line" role="alert">${problem}</p>` : nothing}
    <section class="card wide" aria-labelledby="cache">
      <h2 id="cache">Cache</h2>
      ${namespaces(cache)}
    </section>
    <section class="card wide" aria-labelledby="statuses">
      <h2 id="statuses">Statuses</h2>
      <form class="filters" @submit=${(event) => event.preventDefault()}>
        <label>Name
          <select @change=${(event) => act.status(event.target.value)}>${names.map((each) => html`<option value=${each} ?selected=${each === name}>${each}</option>`)}</select>
        </label>
      </form>
      <div class="scroll" tabindex="0" role="region" aria-label="What each node says">
        <table class="lines">
          <thead><tr><th scope="col">Node</th><th scope="col">Status</th></tr></thead>
          <tbody>
            ${entries.map((entry) => html`<tr data-level=${entry.error ? "bad" : "info"}><th scope="row">${entry.worker}<small>${entry.pid}</small></th><td><pre>${entry.error ?? text(entry.status)}</pre></td></tr>`)}
          </tbody>
        </table>
      </div>
    </section>
  `;
}

const text = (status) => (typeof status === "object" ? JSON.stringify(status, null, 1).replace(/^\{\n|\n\}$/g, "") : String(status));

/** Entries lie where the data lies; hits are counted where somebody asks. */
function summed(cache) {
  const all = new Map();
  for (const { status } of cache) {
    for (const [name, figures] of Object.entries(status?.namespaces ?? {})) {
      const of = all.get(name) ?? {};
      for (const [figure, value] of Object.entries(figures)) if (typeof value === "number") of[figure] = (of[figure] ?? 0) + value;
      all.set(name, of);
    }
  }
  return [...all];
}

function namespaces(cache) {
  const all = summed(cache);
  if (all.length === 0) return html`<p class="quiet">There is no namespace yet.</p>`;
  const ratio = ({ hit = 0, miss = 0 }) => (hit + miss > 0 ? percent(hit / (hit + miss)) : "–");
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="Namespaces of the cache">
      <table class="lines figures">
        <thead><tr>${["Namespace", "Entries", "Bytes", "Hits", "Misses", "Ratio", "Loads", "Errors", "Waiting"].map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
        <tbody>
          ${all.map(([name, of]) => html`<tr><th scope="row">${name}</th><td>${count(of.owned ?? of.entries)}</td><td>${bytes(of.bytes)}</td><td>${count(of.hit)}</td><td>${count(of.miss)}</td><td>${ratio(of)}</td><td>${count(of.load)}</td><td>${count(of.error)}</td><td>${count(of.waiting)}</td></tr>`)}
        </tbody>
      </table>
    </div>
  `;
}
