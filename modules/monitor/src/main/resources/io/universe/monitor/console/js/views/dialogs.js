// What is asked of the user, and what became of what he wished.

import { html, nothing } from "../../lib/lit-html/lit-html.js";

/** Asks before anything is done. A dialog of its own each time, so that its field begins with its own value. */
export function confirmation(action, act) {
  if (!action) return nothing;
  const submit = (event) => {
    event.preventDefault();
    act.confirm(new FormData(event.target).get("value"));
  };
  return html`
    <dialog data-open aria-labelledby="asked" @close=${act.dismiss} @cancel=${act.dismiss}>
      <form @submit=${submit}>
        <h2 id="asked">${action.title}</h2>
        <p>${action.text}</p>
        ${action.field ? field(action.field) : nothing}
        <div class="buttons">
          <button type="button" @click=${act.dismiss}>Cancel</button>
          <button type="submit" class="primary ${action.isGrave ? "is-grave" : ""}" ?autofocus=${!action.field}>${action.confirm}</button>
        </div>
      </form>
    </dialog>
  `;
}

const field = ({ label, type, min, max, value }) => html`
  <label>${label}<input name="value" type=${type} min=${min ?? nothing} max=${max ?? nothing} ?required=${type === "number"} value=${value} autocomplete="off" autofocus /></label>
`;

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
        <span><b>${outcome.action.title.replace("?", "")}</b> <small>${outcome.text}</small></span>
        <button type="button" class="close" aria-label="Dismiss" @click=${() => act.forget(outcome)}>×</button>
      </li>`,
    )}
  </ul>
`;
