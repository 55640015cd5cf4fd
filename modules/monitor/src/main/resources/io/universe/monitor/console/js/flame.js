// A flame graph before it is drawn: which call is where, of what kind it is, and in which words it is found. Pure.

/** Whose code a call is, by the names of its packages; a thread is none's. */
export const KINDS = [
  ["java", "Java", /^(java|javax|jdk|sun|com\.sun)\./],
  ["netty", "Netty", /^io\.netty\./],
  ["vertx", "Vert.x", /^io\.vertx\./],
  ["other", "Application and libraries", /\./],
];

/** The tree that a worker has sent, with each call's place: `from` is counted in samples, and `outer` is what has called it. */
export function hung({ name, value, children = [] }, outer = null, from = 0) {
  const call = { name, value, outer, from, depth: outer ? outer.depth + 1 : 0, inner: [] };
  let at = from;
  for (const child of children) {
    call.inner.push(hung(child, call, at));
    at += child.value;
  }
  return call;
}

/** What is seen where one call is as wide as the graph: those it is in, itself, and what it has called, as far as that takes the least share of it. */
export function seen(zoomed, least) {
  const below = (call) => {
    const share = call.value / zoomed.value;
    return share < least ? [] : [{ call, left: (call.from - zoomed.from) / zoomed.value, width: share }, ...call.inner.flatMap(below)];
  };
  const above = [];
  for (let outer = zoomed.outer; outer; outer = outer.outer) above.unshift({ call: outer, left: 0, width: 1 });
  return [...above, ...below(zoomed)];
}

const isThread = ({ depth, name }) => depth < 2 || name.startsWith("(");
export const kindOf = (call) => (isThread(call) ? "thread" : (KINDS.find(([, , packages]) => packages.test(call.name)) ?? ["other"])[0]);

/** `Class.method`. */
export const shortOf = (call) => (isThread(call) ? call.name : /[^.]*\.[^.]*$/.exec(call.name)?.[0] ?? call.name);

export const isFound = (call, text) => text !== "" && call.name.toLowerCase().includes(text.toLowerCase());

/** In how many samples there is a call that is found. */
export const samplesWith = (call, text) => (isFound(call, text) ? call.value : call.inner.reduce((sum, inner) => sum + samplesWith(inner, text), 0));

/** The same as lines that other tools read: `a;b;c 12`. */
export function collapsed({ children = [] }, outer = "") {
  return children
    .map((call) => {
      const stack = outer + call.name.replace(/[;\n]/g, "_");
      const own = call.value - (call.children ?? []).reduce((sum, { value }) => sum + value, 0);
      return (own > 0 ? `${stack} ${own}\n` : "") + collapsed(call, `${stack};`);
    })
    .join("");
}
