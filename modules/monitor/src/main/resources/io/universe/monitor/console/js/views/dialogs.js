// What is asked of the user, and what became of what he wished.

import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { nameOf } from "../actions.js";

/** Asks before anything is done. A dialog of its own each time, so that its field begins with its own value. */
export function confirmation(action, act) {
  if (!action) return nothing;
  const submit = (event) => {
    event.preventDefault();
    act.confirm(Object.fromEntries(new FormData(event.target)));
  };
  return html`
    <dialog data-open aria-labelledby="asked" @close=${act.dismiss} @cancel=${act.dismiss}>
      <form @submit=${submit}>
        <h2 id="asked">${action.title}</h2>
        <p>${action.text}</p>
        ${action.fields?.map(field) ?? nothing}
        <div class="buttons">
          <button type="button" @click=${act.dismiss}>Cancel</button>
          <button type="submit" class="primary ${action.isGrave ? "is-grave" : ""}" ?autofocus=${!action.fields}>${action.confirm}</button>
        </div>
      </form>
    </dialog>
  `;
}

const field = ({ name, label, type, min, max, value, options, isRequired }, index) => html`
  <label>
    ${label}
    ${options
      ? html`<select name=${name}>${options.map((option) => html`<option ?selected=${option === value}>${option}</option>`)}</select>`
      : html`<input name=${name} type=${type} min=${min ?? nothing} max=${max ?? nothing} ?required=${isRequired || type === "number"} value=${value} autocomplete="off" spellcheck="false" ?autofocus=${index === 0} />`}
  </label>
`;

/** A text that a look into a worker has found. */
export function foundText(found, act) {
  if (!found) return nothing;
  return html`
    <dialog data-open class="found" aria-labelledby="found" @close=${act.putAway} @cancel=${act.putAway}>
      <header>
        <h2 id="found">${found.title}</h2>
        <div class="buttons">
          <button type="button" @click=${act.keep}>Save</button>
          <button type="button" class="primary" autofocus @click=${act.putAway}>Close</button>
        </div>
      </header>
      <pre tabindex="0" aria-label="What was found">${found.text}</pre>
    </dialog>
  `;
}

export function loginDialog(asked, act) {
  if (!asked) return nothing;
  const submit = (event) => {
    event.preventDefault();
    act.login(new FormData(event.target).get("token"));
  };
  return html`
    <dialog data-open aria-labelledby="login" @close=${act.closeLogin} @cancel=${act.closeLogin}>
      <form @submit=${submit}>
        <h2 id="login">Log in</h2>
        <p>Changing something wants the token: the text in the file <code>run/token</code> of the home.</p>
        <input name="username" autocomplete="username" value="operator" hidden />
        <label>Token<input name="token" type="password" required autocomplete="current-password" spellcheck="false" autofocus /></label>
        ${asked.problem ? html`<p class="problem" role="alert">${asked.problem}</p>` : nothing}
        <div class="buttons">
          <button type="button" @click=${act.closeLogin}>Cancel</button>
          <button type="submit" class="primary">Log in</button>
        </div>
      </form>
    </dialog>
  `;
}

export const outcomes = (all, act) => html`
  <ul class="outcomes" aria-label="What became of what was wished">
    ${all.map(
      (outcome) => html`<li data-state=${outcome.state}>
        <span><b>${nameOf(outcome.action)}</b> <small>${outcome.text}</small></span>
        <button type="button" class="close" aria-label="Dismiss" @click=${() => act.forget(outcome)}>×</button>
      </li>`,
    )}
  </ul>
`;
