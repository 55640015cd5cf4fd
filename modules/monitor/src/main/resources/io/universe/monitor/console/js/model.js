// What the console knows, and how it changes. Each reducer takes the state and gives another; what has not changed stays the same object. Pure.

import { figuresOf, totalOf } from "./figures.js";

/** So many samples of each figure are kept, and so many lines. */
export const SAMPLES = 120;
export const LINES = 2000;

const KEPT = ["tps", "latency", "cpu", "rss", "heap", "gc", "delay", "connections"];
const FAREWELL_MILLIS = 20_000;

export const initial = Object.freeze({
  link: "connecting",
  now: Date.now(),
  status: null,
  histories: new Map(),
  total: emptyHistory(),
  journal: [],
  departed: [],
  joined: new Map(),
});

function emptyHistory() {
  return { life: "", cycle: -1, at: [], ...Object.fromEntries(KEPT.map((name) => [name, []])) };
}

/** Adds a sample at the end, and drops the first where there are too many. Columns are new ones, so that whoever draws sees that they changed. */
function sampled(history, at, figures) {
  const append = (column, value) => [...column.slice(column.length >= SAMPLES ? 1 : 0), value];
  const grown = { ...history, at: append(history.at, at / 1000) };
  for (const name of KEPT) grown[name] = append(history[name], figures?.[name] ?? null);
  return grown;
}

/** A slot's figures go on with its next worker, after a gap. */
function followed(history, worker, now) {
  const life = lifeOf(worker);
  const { cycle } = worker.heartbeat;
  if (history.life === life && history.cycle === cycle) return history;
  const isNext = history.life !== "" && history.life !== life;
  const begun = isNext ? sampled(history, now - 1, null) : history;
  return { ...sampled(begun, now, figuresOf(worker.heartbeat)), life, cycle };
}

export const lifeOf = (worker) => (worker.incarnation ? `${worker.name}.${worker.incarnation}` : worker.name);
export const workersOf = (status) => (status?.contexts ?? []).flatMap((context) => context.workers);
export const readyOf = (workers) => workers.filter(({ stage }) => stage === "READY").length;
export const everybodyOf = (status) =>
  (status?.contexts ?? []).flatMap(({ workers, successors = [], leaving = [], standbys = [], debugged = [] }) => [...workers, ...successors, ...leaving, ...standbys, ...debugged]);

/** The reload that a context is in, or null. */
export function reloadOf({ name }, { reload }) {
  const isIts = reload && (reload.context === "all" || reload.context === name);
  return isIts && ["preparing", "rolling"].includes(reload.state) ? reload : null;
}

/** The generation that its workers have, or go over to. */
export const generationOf = (context, status) => reloadOf(context, status)?.generation ?? context.generation;

export const onLink = (state, link) => ({ ...state, link });

/** The master's clock has moved on: the figures of all workers together are sampled by it. */
export function onTime(state, at) {
  const now = Date.parse(at);
  const joined = [...state.joined].filter(([, since]) => now - since < FAREWELL_MILLIS);
  return {
    ...state,
    now,
    link: "live",
    total: state.status ? sampled(state.total, now, totalOf(workersOf(state.status))) : state.total,
    departed: state.departed.filter(({ since }) => now - since < FAREWELL_MILLIS),
    joined: joined.length === state.joined.size ? state.joined : new Map(joined),
  };
}

export function onStatus(state, status) {
  const histories = new Map();
  for (const worker of workersOf(status)) {
    const history = state.histories.get(worker.name) ?? emptyHistory();
    histories.set(worker.name, worker.heartbeat?.cycle ? followed(history, worker, state.now) : history);
  }
  return { ...state, status, histories };
}

/** A line of the journal, as it comes or read from the past. */
export function onJournal(state, line) {
  const entry = { ...JSON.parse(line), line };
  return { ...withNodes(state, entry), journal: [...state.journal.slice(-LINES + 1), entry] };
}

function withNodes(state, entry) {
  const since = Date.parse(entry.at);
  if (entry.type === "nodeJoined") return { ...state, joined: new Map([...state.joined, [entry.uuid, since]]) };
  if (entry.type === "nodeLeft") return { ...state, departed: [...state.departed, { ...entry, since }] };
  return state;
}

/** The journal so far, which the feed does not tell; lines that came meanwhile are not told twice. */
export function onPast(state, lines) {
  const known = new Set(state.journal.map(({ line }) => line));
  const past = lines.slice(-LINES).filter((line) => !known.has(line));
  return { ...state, journal: [...past.map((line) => ({ ...JSON.parse(line), line })), ...state.journal].slice(-LINES) };
}
