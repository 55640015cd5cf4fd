// The journal: all of it with a search, and the last lines beside the overview.

import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { repeat } from "../../lib/lit-html/directives/repeat.js";
import { live } from "../../lib/lit-html/directives/live.js";
import { clock, moment } from "../format.js";

const SHOWN = 300;
const RECENT = 9;
const BAD = /KILLING|DOWN|frozen|errored|refused|left out|failed/;
const GOOD = /READY|joined|UP|done|ready|steady/;

/** A line in words: what it is about, and what happened. */
function told(entry) {
  const { type } = entry;
  switch (type) {
    case "transition":
      return [entry.worker, `${entry.from ?? ""} → ${entry.to}`, entry.reason];
    case "context":
      return [entry.context, `${entry.from} → ${entry.to}`, entry.reason];
    case "nodeJoined":
    case "nodeLeft":
      return [entry.worker ? `${entry.worker}.${entry.incarnation}` : "master", type === "nodeJoined" ? "joined" : "left", entry.signal ?? entry.cause];
    case "ecv":
      return ["ECV", `${entry.from} → ${entry.to}`, `${entry.by}: ${entry.reason}`];
    case "change":
      return [entry.who, entry.change, entry.from];
    case "reload":
      return [(entry.contexts ?? [entry.context]).join(", "), entry.event, entry.reason ?? `generation ${entry.generation}`];
    case "recycle":
      return [entry.worker, entry.step, entry.reason];
    case "finding":
      return [entry.worker, entry.policy, evidence(entry)];
    case "ready":
      return [entry.universe, "ready", ""];
    default:
      return [entry.worker ?? entry.extension ?? type, entry.event ?? type, entry.reason ?? ""];
  }
}

const evidence = ({ evidence = {} }) => Object.entries(evidence).map(([name, value]) => `${name} ${value}`).join(", ");

/** By what it has come to. */
function levelOf(what) {
  const end = what.split("→").pop();
  return BAD.test(end) ? "bad" : GOOD.test(end) ? "good" : "info";
}

export function recent({ journal }) {
  return html`
    <section class="card" aria-labelledby="recent">
      <h2 id="recent">Journal <a class="more" href="#/journal">all</a></h2>
      <ol class="list recent">
        ${repeat(journal.slice(-RECENT).reverse(), ({ line }) => line, (entry) => {
          const [who, what, why] = told(entry);
          return html`<li data-level=${levelOf(what)}><time datetime=${entry.at}>${clock(entry.at)}</time><span class="told"><b>${who}</b> ${what} <small>${why}</small></span></li>`;
        })}
      </ol>
    </section>
  `;
}

export function journal({ journal }, { text, type }, act) {
  const types = [...new Set(journal.map((entry) => entry.type))].sort();
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = journal.filter((entry) => (!type || entry.type === type) && words.every((word) => entry.line.toLowerCase().includes(word)));
  return html`
    <section class="card wide" aria-labelledby="journal">
      <h2 id="journal">Journal</h2>
      <form class="filters" @submit=${(event) => event.preventDefault()}>
        <label>Search<input type="search" placeholder="web-0 KILLING" .value=${live(text)} @input=${(event) => act.search({ text: event.target.value })} /></label>
        <label>Type
          <select @change=${(event) => act.search({ type: event.target.value })}>
            <option value="">all</option>
            ${types.map((each) => html`<option value=${each} ?selected=${each === type}>${each}</option>`)}
          </select>
        </label>
        <p class="quiet" role="status">${found.length} of ${journal.length}${found.length > SHOWN ? `; the last ${SHOWN} are shown` : ""}</p>
      </form>
      <div class="scroll" tabindex="0" role="region" aria-label="Lines of the journal">
        <table class="lines">
          <thead><tr><th scope="col">Time</th><th scope="col">Type</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Why</th></tr></thead>
          <tbody>${repeat(found.slice(-SHOWN).reverse(), ({ line }) => line, line)}</tbody>
        </table>
        ${found.length === 0 ? html`<p class="quiet">No line has that.</p>` : nothing}
      </div>
    </section>
  `;
}

function line(entry) {
  const [who, what, why] = told(entry);
  const proof = entry.type === "finding" ? "" : evidence(entry);
  return html`
    <tr data-level=${levelOf(what)}>
      <td><time datetime=${entry.at} title=${entry.at}>${moment(entry.at)}</time></td>
      <td>${entry.type}</td>
      <th scope="row">${who}</th>
      <td class="what">${what}</td>
      <td>${why}${proof ? html` <small>${proof}</small>` : nothing}</td>
    </tr>
  `;
}
