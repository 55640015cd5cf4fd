// What can be wished of the universe from here, and how it is asked. Each is {verb, label, title, text, confirm, path, isGrave?, field?}; `field` is what the user has to say for it. Pure.

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
  return worker.stage === "PAUSED" ? [resume, recycle] : worker.stage === "READY" ? [pause, recycle] : [recycle];
}

export function actionsOfContext(context) {
  return [reload(context.name, `Reload ${context.name}?`), scale(context)];
}

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
    field: { label: "Workers", type: "number", min: 1, max: 10000, value: String(target) },
    path: (value) => `/contexts/${name}/scale?target=${encodeURIComponent(value)}&${WAIT}`,
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
    field: { label: "Reason, for the journal", type: "text", value: "" },
    path: (reason) => (isUp ? ecv.paths.markDown : ecv.paths.markUp) + (reason ? `?reason=${encodeURIComponent(reason)}` : ""),
  };
}

/** What became of it, as a sentence. */
export function outcomeOf(action, answer) {
  if (answer?.how) return answer.how;
  return answer?.outcome === "accepted" ? "accepted; it goes on" : "done";
}
