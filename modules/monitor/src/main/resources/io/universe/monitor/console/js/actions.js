// What can be asked of the universe from here, and how. Each is {verb, label, title, text, confirm, path, isGrave?, fields?, found?, told?, opens?}: `fields` are what the user has to say for it, and `path` is made of
// them; `found` is what becomes of the answer: it is `told` in a sentence, which `told` may make of it, `shown`, `drawn` as a graph, or `saved` as a file; `opens` says what is to be looked at then. Pure.

import { bytes, millis, number } from "./format.js";

const WAIT = "wait=2m";

const onWorker = (worker, verb, label, text, more = {}) => ({
  verb,
  label,
  title: `${label} ${worker.name}?`,
  text,
  confirm: label,
  path: () => `/workers/${worker.name}/${verb}?${WAIT}`,
  ...more,
});

/** Those of a worker, as far as its stage allows them. */
export function actionsOfWorker(worker) {
  const pause = onWorker(worker, "pause", "Pause", "It finishes what is in flight and takes no further traffic until it is resumed. Its connections go to the other workers of its context.");
  const resume = onWorker(worker, "resume", "Resume", "It takes traffic again.");
  const recycle = onWorker(worker, "recycle", "Recycle", "A fresh process takes its slot. It drains only when that one serves, so that no request is lost.");
  const ready = isDebuggable(worker) ? [pause, recycle, debugInSlot(worker)] : [pause, recycle];
  return worker.stage === "PAUSED" ? [resume, recycle] : worker.stage === "READY" ? ready : [recycle];
}

/** Workers of `cache` hold the data of the universe. */
const isDebuggable = ({ name, commands }) => !commands && !name.startsWith("cache-");

const debugInSlot = (worker) =>
  onWorker(
    worker,
    "debug",
    "Debug",
    "It is opened to debuggers where it is, and goes on serving: requests that come to it wait at a breakpoint, and so does whoever asks it over the event bus. Have a breakpoint stop its thread alone. Whoever is on this machine can attach to it. When that is finished, another worker takes its place.",
  );

const LEVELS = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF", "INHERIT"];
const STANDSTILL = "Nothing else goes on in the worker meanwhile.";

/** Looks into a worker. */
export function looksInto({ name }) {
  const look = (verb, label, text, more) => ({ verb, label, title: `${label} of ${name}?`, text, confirm: label, path: () => `/workers/${name}/${verb}`, found: "shown", ...more });
  return [
    look("threads", "Threads", "Where every thread is, with the locks that it holds and waits for."),
    look("histogram", "Histogram", `How many objects of which class are in use. ${STANDSTILL}`),
    look("heap", "Heap dump", `All objects in use, as a file for heap analysers, as large as they are. ${STANDSTILL}`, { isGrave: true, found: "saved" }),
    look("recording", "Recording", "What happens in the worker for a while, as a file for JDK Mission Control and the like.", {
      fields: [{ name: "seconds", label: "Seconds", type: "number", min: 1, max: 600, value: "30" }],
      path: ({ seconds }) => `/workers/${name}/recording?seconds=${encodeURIComponent(seconds)}`,
      found: "saved",
    }),
    look("flame", "Flame graph", "Which calls it computes in for a while, sampled a hundred times a second. Threads that wait are not met.", {
      fields: [{ name: "seconds", label: "Seconds", type: "number", min: 1, max: 600, value: "10" }],
      path: ({ seconds }) => `/workers/${name}/flame?seconds=${encodeURIComponent(seconds)}`,
      found: "drawn",
      told: ({ samples, seconds }) => (samples > 0 ? `drawn from ${number(samples, "sample")}` : `no samples in ${seconds} s: the worker was idle`),
    }),
    look("gc", "Collect garbage", `A full collection. ${STANDSTILL}`, {
      title: `Collect the garbage of ${name}?`,
      found: "told",
      told: ({ freed, tookMillis, after }) => `${bytes(freed)} freed in ${millis(tookMillis)}; ${bytes(after.heapUsed)} in use`,
    }),
    look("logLevel", "Log level", "Until its process ends, or for a while.", {
      title: `Change what ${name} logs?`,
      confirm: "Change",
      fields: [
        { name: "logger", label: "Logger, such as io.vertx; ROOT for all", type: "text", value: "ROOT", isRequired: true },
        { name: "level", label: "Level", options: LEVELS, value: "DEBUG" },
        { name: "for", label: "For, such as 10m; empty for as long as it lives", type: "text", value: "10m" },
      ],
      path: ({ logger, level, for: length }) => `/workers/${name}/logLevel?${new URLSearchParams({ logger, level, ...(length ? { for: length } : {}) })}`,
      found: "told",
      told: ({ logger, old, new: now }) => `${logger} was ${old.effective}, and is ${now.effective}`,
    }),
  ];
}

export function actionsOfContext(context) {
  const all = [reload(context.name, `Reload ${context.name}?`), scale(context)];
  return context.name === "cache" ? all : [...all, debug(context)];
}

function debug({ name }) {
  return {
    verb: "debug",
    label: "Debug",
    title: `Debug ${name}?`,
    text: "A further worker comes beside the shared port, with ports of its own on loopback, for a debugger and for requests. The others go on as before. Whoever is on this machine can attach to it.",
    confirm: "Debug",
    path: () => `/contexts/${name}/debug?${WAIT}`,
    opens: ({ debugged }) => debugged && `#/worker/${debugged.name}`,
  };
}

/** The end of the debugging of a worker. */
export const finishDebug = ({ name }) => ({
  verb: "finish",
  label: "Finish",
  title: `Finish debugging ${name}?`,
  text: name.includes("-debug.") ? "Its process ends, also where it stands still." : "A fresh process takes its slot. It drains when that one serves; where it stands still, what it has in flight is lost.",
  confirm: "Finish",
  path: () => `/workers/${name}/debug/finish?${WAIT}`,
});

export const reloadAll = () => reload("all", "Reload every context?");

function reload(name, title) {
  return {
    verb: "reload",
    label: "Reload",
    title,
    text: "Worker by worker goes over to the code and the configuration that are in the home now. If a new one does not become READY, the old ones stay, and the reload is rolled back.",
    confirm: "Reload",
    path: () => `/contexts/${name}/reload`,
  };
}

function scale({ name, target }) {
  return {
    verb: "scale",
    label: "Scale",
    title: `Scale ${name}?`,
    text: "Workers that are too many drain; those that are missing are started.",
    confirm: "Scale",
    fields: [{ name: "target", label: "Workers", type: "number", min: 1, max: 10000, value: String(target) }],
    path: ({ target: wanted }) => `/contexts/${name}/scale?target=${encodeURIComponent(wanted)}&${WAIT}`,
  };
}

/** The switch of ECV, at the paths that the status tells. */
export function mark(ecv) {
  const isUp = ecv.state === "UP";
  return {
    verb: isUp ? "mark down" : "mark up",
    label: isUp ? "Mark down" : "Mark up",
    title: isUp ? "Take this universe out of traffic?" : "Let load balancers send traffic?",
    text: isUp
      ? "Load balancers are told to send traffic elsewhere, until somebody marks it up again, also after a restart."
      : "The hold of a person is lifted. ECV is up as soon as the universe says so.",
    confirm: isUp ? "Mark down" : "Mark up",
    isGrave: isUp,
    fields: [{ name: "reason", label: "Reason, for the journal", type: "text", value: "" }],
    path: ({ reason }) => (isUp ? ecv.paths.markDown : ecv.paths.markUp) + (reason ? `?reason=${encodeURIComponent(reason)}` : ""),
  };
}

/** What it is, where nothing is asked. */
export const nameOf = (action) => action.title.replace("?", "");

/** What became of it, as a sentence. */
export function outcomeOf(action, answer) {
  if (action.found === "shown") return "shown";
  if (action.found === "saved") return `saved as ${answer.name}, ${bytes(answer.blob.size)}`;
  if (action.told) return action.told(answer);
  if (answer?.how) return answer.how;
  return answer?.outcome === "accepted" ? "accepted; it goes on" : "done";
}
