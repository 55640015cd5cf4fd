// What a person should look at first: a list of {level, text, link?}, the worst first. Pure.

import { figuresOf, isFull, levelOfDelay } from "./figures.js";
import { bytes, millis, number, span } from "./format.js";
import { generationOf, lifeOf, readyOf } from "./model.js";

const SLOW_START_MILLIS = 60_000;
const ORDER = { bad: 0, warn: 1, info: 2 };

const trouble = (level, text, link) => ({ level, text, link });
const bad = (text, link) => trouble("bad", text, link);
const warn = (text, link) => trouble("warn", text, link);
const info = (text, link) => trouble("info", text, link);
const linkTo = (worker) => `#/worker/${worker.name}`;

export function troublesOf({ status, link, now }) {
  if (!status) return [];
  const found = [
    ...ofLink(link),
    ...ofUniverse(status),
    ...status.contexts.flatMap((context) => [...ofContext(context, status), ...context.workers.flatMap((worker) => [...ofWorker(worker, now)])]),
    ...status.deathQueue.flatMap(ofQueued),
  ];
  return found.sort((one, other) => ORDER[one.level] - ORDER[other.level]);
}

const ofLink = (link) => (link === "live" ? [] : [bad("The master does not answer; what is shown here may be over")]);

function* ofUniverse({ stopping, ecv, master }) {
  if (stopping) yield bad("The universe is stopping");
  else if (ecv.state === "DOWN") yield warn(`ECV is down: load balancers send no traffic here (${ecv.reason})`);
  if (master?.restartFailed) yield warn(`The last restart of the master came to nothing: ${master.restartFailed}`);
}

function* ofContext(context, status) {
  const { name, state, reason, target, workers } = context;
  const ready = readyOf(workers);
  const why = reason ? `: ${reason}` : "";
  if (state === "errored" || state === "frozen") yield bad(`${name} is ${state}${why}`);
  else if (state === "rolling") yield info(`${name} is going over to generation ${generationOf(context, status)}`);
  else if (reason) yield warn(`${name}: ${reason}`);
  if (ready === 0 && state !== "finished") yield bad(`${name} has no worker that serves`);
  else if (ready < target && state !== "rolling" && state !== "finished") yield warn(`${name} has ${ready} of ${number(target, "worker")}`);
}

function* ofWorker(worker, now) {
  const life = lifeOf(worker);
  const { stage } = worker;
  const sinceMillis = now - Date.parse(worker.since);
  if (stage === "PAUSED") yield warn(`${life} is paused and takes no traffic`, linkTo(worker));
  if (stage === "KILLING" || stage === "EXITED") yield bad(`${life} is ${stage}: ${worker.reason}`, linkTo(worker));
  if (/STARTING|WARMING/.test(stage) && sinceMillis > SLOW_START_MILLIS) yield warn(`${life} has been ${stage} for ${span(sinceMillis)}`, linkTo(worker));
  for (const check of worker.heartbeat?.health?.checks ?? []) {
    if (check.status === "DOWN") yield bad(`${life}: ${check.id} is down: ${check.cause}`, linkTo(worker));
  }
  yield* ofFigures(life, worker);
}

function* ofFigures(life, worker) {
  const figures = figuresOf(worker.heartbeat);
  if (!figures || worker.stage !== "READY") return;
  const { delay, heap, heapMax, failed, fatal } = figures;
  const late = levelOfDelay(delay);
  if (late) yield trouble(late, `An event loop of ${life} was held up for ${millis(delay)}`, linkTo(worker));
  if (isFull(figures)) yield warn(`${life} has ${bytes(heap)} of ${bytes(heapMax)} heap in use`, linkTo(worker));
  if (failed > 0) yield bad(`${number(failed, "request")} failed in ${life}`, linkTo(worker));
  if (fatal > 0) yield bad(`${number(fatal, "exception")} that nobody handled in ${life}`, linkTo(worker));
}

function ofQueued({ worker, state, failures, reason }) {
  return state === "put-off" ? [warn(`${worker} could not be replaced (${reason}): ${number(failures, "attempt")} failed`)] : [];
}
