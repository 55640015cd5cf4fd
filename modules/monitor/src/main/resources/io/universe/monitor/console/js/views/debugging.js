// A worker that is debugged, beside the others or in its slot: where it is reached, with which commands, and until when.

import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { finishDebug } from "../actions.js";
import { span } from "../format.js";

const TITLES = { jdb: "jdb", intellij: "IntelliJ IDEA", vscode: "VS Code, launch.json", eclipse: "Eclipse", ssh: "From another machine, first" };

export function debugging(worker, now, act) {
  const { http, commands, until, name, role } = worker;
  const isApart = role === "DEBUGGED";
  const effect = isApart
    ? "Nobody else is sent here, and nobody minds that it stands still. It ends by itself"
    : "It serves as before; what comes to it waits at a breakpoint, and nobody minds that it stands still. Another one takes its place by itself";
  return html`
    <div class="buttons" role="group" aria-label="What can be done with it">
      ${http ? html`<a class="button primary" href=${http.url} target="_blank" rel="noreferrer">Open ${http.url}</a>` : nothing}
      <button type="button" @click=${() => act.ask(finishDebug(worker))}>Finish</button>
      ${isApart ? html`<a class="button" href="#/logs?worker=${name}">Logs</a>` : nothing}
    </div>
    ${commands
      ? html`<p class="quiet">${effect} in ${span(Date.parse(until) - now)}.</p>
          <dl class="commands">${Object.entries(commands).map((command) => shown(command, act))}</dl>`
      : html`<p class="quiet">It comes up.</p>`}
  `;
}

const shown = ([key, text], act) => html`
  <div>
    <dt>${TITLES[key] ?? key}</dt>
    <dd><code>${text}</code><button type="button" aria-label="Copy for ${TITLES[key] ?? key}" @click=${() => act.copy(text)}>Copy</button></dd>
  </div>
`;
