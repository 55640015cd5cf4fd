// The tail of the logs of all processes.

import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { repeat } from "../../lib/lit-html/directives/repeat.js";
import { live } from "../../lib/lit-html/directives/live.js";
import { clock } from "../format.js";

const LEVELS = ["trace", "debug", "info", "warn", "error"];
const KINDS = ["log", "out", "access"];

export function logs({ status }, { wanted, lines, isFollowing }, act) {
  const names = ["master", ...status.contexts.flatMap(({ name, workers }) => [name, ...workers.map((worker) => worker.name)])];
  return html`
    <section class="card wide" aria-labelledby="logs">
      <h2 id="logs">Logs</h2>
      <form class="filters" @submit=${(event) => event.preventDefault()}>
        ${choice("Process", wanted.worker, names, (worker) => act.tail({ worker }))}
        ${choice("Level, or more", wanted.level, LEVELS, (level) => act.tail({ level }))}
        ${choice("Kind", wanted.kind, KINDS, (kind) => act.tail({ kind }), "log and out")}
        <label>Contains<input type="search" .value=${live(wanted.text)} @change=${(event) => act.tail({ text: event.target.value })} /></label>
        <label class="check"><input type="checkbox" .checked=${live(isFollowing)} @change=${(event) => act.follow(event.target.checked)} />Keep to the end</label>
      </form>
      <div class="scroll log-pane" tabindex="0" role="log" aria-label="Lines of the logs" aria-live="off">
        ${lines.length === 0 ? html`<p class="quiet">No line yet.</p>` : nothing}
        ${repeat(lines, (line) => line, line)}
      </div>
    </section>
  `;
}

const choice = (title, chosen, options, choose, all = "all") => html`
  <label>${title}
    <select @change=${(event) => choose(event.target.value)}>
      <option value="" ?selected=${chosen === ""}>${all}</option>
      ${options.map((option) => html`<option value=${option} ?selected=${option === chosen}>${option}</option>`)}
    </select>
  </label>
`;

const line = ({ at, level, worker, logger, message }) => html`
  <p class="log-line" data-level=${level}><time datetime=${at}>${clock(at)}</time><b>${worker}</b><span class="level">${level}</span><span class="message"><small>${logger}</small> ${message}</span></p>
`;
