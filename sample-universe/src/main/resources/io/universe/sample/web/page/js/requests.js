// The last requests of this page, and the worker that answered each.

import { element } from "./elements.js";
import { onAnswer } from "./api.js";

const KEPT = 6;

export function showRequests(list) {
  onAnswer(({ path, status, worker, millis }) => {
    const row = element(
      "li",
      { class: status < 400 ? "" : "is-bad", title: `${path} · ${status}` },
      element("span", { class: "path" }, path.replace("/api/", "").replace(/\?.*/, "")),
      element("span", { class: "worker" }, worker),
      element("span", { class: "took" }, status < 400 ? `${Math.round(millis)} ms` : String(status)),
    );
    list.prepend(row);
    while (list.children.length > KEPT) list.lastElementChild.remove();
  });
}
