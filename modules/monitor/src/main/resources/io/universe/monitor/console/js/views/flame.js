// What a worker was met computing, as a graph in a dialog.

import { html } from "../../lib/lit-html/lit-html.js";
import { count, number } from "../format.js";

export function foundFlame({ title, flame }, act) {
  const search = (event) => event.target.closest("dialog").querySelector("universe-flame").search(event.target.value);
  return html`
    <dialog data-open class="found has-flame" aria-labelledby="found" @close=${act.putAway} @cancel=${act.putAway}>
      <header>
        <h2 id="found">${title}</h2>
        <input type="search" aria-label="Search calls" placeholder="Search calls" autocomplete="off" spellcheck="false" @input=${search} />
        <div class="buttons">
          <button type="button" @click=${act.keep}>Save</button>
          <button type="button" class="primary" autofocus @click=${act.putAway}>Close</button>
        </div>
      </header>
      <p class="quiet">
        ${number(flame.samples, "sample")} of threads that computed, in ${flame.seconds} s, of ${flame.worker}${flame.cut > 0 ? `; of ${count(flame.cut)} the innermost calls are left out` : ""}
      </p>
      <universe-flame .graph=${flame.root}></universe-flame>
    </dialog>
  `;
}
