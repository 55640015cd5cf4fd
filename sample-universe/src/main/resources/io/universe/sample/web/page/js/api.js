// The JSON API, and the word of who answered: every response names its worker in a header.

const listeners = [];

/** Calls back with {path, status, worker, millis} for each answer. */
export const onAnswer = (listener) => listeners.push(listener);

/** What a path answers; throws an error with the detail of the problem where it refuses. */
export async function get(path) {
  const begun = performance.now();
  const response = await fetch(path, { headers: { accept: "application/json" } });
  report(path, response, performance.now() - begun);
  const body = await response.json();
  if (!response.ok) {
    throw new Error(body.detail ?? response.statusText);
  }
  return body;
}

function report(path, response, millis) {
  const worker = response.headers.get("x-universe-worker") ?? "?";
  listeners.forEach((listener) => listener({ path, status: response.status, worker, millis }));
}
