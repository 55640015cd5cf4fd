// The monitor's own routes. A refusal is an error with the sentence that the monitor gives, and its status.

export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function ask(path, options) {
  const response = await fetch(path, options).catch(() => {
    throw new Refusal(0, "the master does not answer");
  });
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Refusal(response.status, problem.title ?? problem.reason ?? response.statusText);
}

async function bodyOf(response) {
  return response.status === 204 ? null : response.json();
}

export const get = async (path) => bodyOf(await ask(path, { headers: { accept: "application/json" } }));
export const post = async (path) => bodyOf(await ask(path, { method: "POST" }));
export const postForText = async (path) => (await ask(path, { method: "POST" })).text();
export const lines = async (path) => (await (await ask(path)).text()).split("\n").filter(Boolean);

/** A file, under the name that the monitor gives it. */
export async function postForFile(path) {
  const response = await ask(path, { method: "POST" });
  const [, name] = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return { name: name ?? "found", blob: await response.blob() };
}

export const login = (token) =>
  ask("/login", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ token }) });
export const logout = () => ask("/logout", { method: "POST" });
