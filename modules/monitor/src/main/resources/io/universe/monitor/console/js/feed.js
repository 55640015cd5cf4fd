// The live feed. EventSource comes back by itself after a broken connection; a refusal ends it for good, so that this opens another, or says that reading wants a login.

import { get } from "./api.js";

const AGAIN_MILLIS = 1500;
/** The master's clock comes every second: after this long without it the link is dead, whatever TCP says. */
const SILENCE_MILLIS = 6000;

/** `on` is {time, status, journal, link, refused}. */
export function listen(on) {
  let source;
  let watch;

  function open() {
    source = new EventSource("/debug/feed");
    const hear = (name) => source.addEventListener(name, ({ data }) => on[name](name === "status" ? JSON.parse(data) : data));
    ["time", "status", "journal"].forEach(hear);
    source.addEventListener("time", alive);
    source.addEventListener("error", lost);
    alive();
  }

  function alive() {
    clearTimeout(watch);
    watch = setTimeout(again, SILENCE_MILLIS);
  }

  async function lost() {
    on.link("lost");
    if (source.readyState !== EventSource.CLOSED) return;
    clearTimeout(watch);
    const status = await get("/nodes").then(() => 200, (refusal) => refusal.status);
    if (status === 401) on.refused();
    else setTimeout(open, AGAIN_MILLIS);
  }

  function again() {
    source.close();
    on.link("lost");
    open();
  }

  open();
  return { again };
}
