// What needs a look, who is to be recycled, and who is in the cluster.

import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { repeat } from "../../lib/lit-html/directives/repeat.js";
import { age } from "../format.js";
import { everybodyOf, lifeOf } from "../model.js";

const MOST_TROUBLES = 8;

export function troubles(found) {
  if (found.length === 0) return html`<p class="all-well"><span aria-hidden="true">✓</span> Nothing needs a look.</p>`;
  const more = found.length - MOST_TROUBLES;
  return html`
    <section class="troubles" aria-label="What needs a look">
      <ul>
        ${found.slice(0, MOST_TROUBLES).map(({ level, text, link }) => html`<li data-level=${level}>${link ? html`<a href=${link}>${text}</a>` : text}</li>`)}
        ${more > 0 ? html`<li data-level="info">and ${more} more</li>` : nothing}
      </ul>
    </section>
  `;
}

export function deathQueue({ status, now }) {
  const queue = status.deathQueue;
  return html`
    <section class="card" aria-labelledby="queue">
      <h2 id="queue">Death queue <small>${queue.length || ""}</small></h2>
      ${queue.length === 0
        ? html`<p class="quiet">Nobody is to be recycled.</p>`
        : html`<ol class="list">
            ${queue.map(
              (queued) => html`<li>
                <b>${queued.worker}.${queued.incarnation}</b> <span class="badge" data-state=${queued.state}>${queued.state}</span>
                <small>${queued.reason} · ${age(queued.since, now)}${queued.successor ? ` · ${queued.successor} follows` : ""}</small>
              </li>`,
            )}
          </ol>`}
    </section>
  `;
}

export function nodes(state) {
  const { status, joined, departed, now } = state;
  const byUuid = new Map(everybodyOf(status).filter(({ uuid }) => uuid).map((worker) => [worker.uuid, worker]));
  const gone = departed.filter(({ uuid }) => !status.nodes.some((node) => node.uuid === uuid));
  return html`
    <section class="card" aria-labelledby="nodes">
      <h2 id="nodes">Nodes <small>${status.nodes.length}</small></h2>
      <ul class="list nodes">
        ${repeat(
          status.nodes,
          ({ uuid }) => uuid,
          (node) => html`<li data-role=${node.role} class=${joined.has(node.uuid) ? "has-joined" : ""}>
            <b>${byUuid.has(node.uuid) ? lifeOf(byUuid.get(node.uuid)) : node.role.toLowerCase()}</b>
            ${joined.has(node.uuid) ? html`<span class="badge" data-state="joined">joined</span>` : nothing}
            <small>${node.host} · ${node.pid}</small>
          </li>`,
        )}
        ${gone.map(
          (node) => html`<li class="has-left">
            <b>${node.worker ? `${node.worker}.${node.incarnation}` : String(node.role).toLowerCase()}</b>
            <span class="badge" data-state="left">left</span>
            <small>${node.signal ?? node.cause ?? ""} · ${age(node.at, now)} ago</small>
          </li>`,
        )}
      </ul>
    </section>
  `;
}
