// A worker that is debugged: where it is reached, with which commands, and until when.

import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { finishDebug } from "../actions.js";
import { span } from "../format.js";

const TITLES = { jdb: "jdb", intellij: "IntelliJ IDEA", vscode: "VS Code, launch.json", eclipse: "Eclipse", ssh: "From another machine, first" };

export function debugging(worker, now, act) {
  const { http, commands, until, name } = worker;
  return html`
    <div class="buttons" role="group" aria-label="What can be done with it">
      ${http ? html`<a class="button primary" href=${http.url} target="_blank" rel="noreferrer">Open ${http.url}</a>` : nothing}
      <button type="button" @click=${() => act.ask(finishDebug(worker))}>Finish</button>
      <a class="button" href="#/logs?worker=${name}">Logs</a>
    </div>
    ${commands
      ? html`<p class="quiet">Nobody else is sent here, and nobody minds that it stands still. It ends by itself in ${span(Date.parse(until) - now)}.</p>
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
