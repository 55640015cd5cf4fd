// What a heartbeat says, and what follows from many of them. Pure.

/** The figures of one heartbeat; a figure that there is not is null. */
export function figuresOf(heartbeat) {
  if (!heartbeat?.cycle) return null;
  const memory = heartbeat.memory ?? {};
  return {
    tps: heartbeat.tps,
    latency: heartbeat.transactions > 0 ? heartbeat.durations / heartbeat.transactions : null,
    cpu: heartbeat.cpu,
    rss: memory.rss,
    heap: memory.heapUsed,
    heapMax: memory.heapMax,
    gc: heartbeat.gc?.pauseMs ?? 0,
    collections: (heartbeat.gc?.incremental ?? 0) + (heartbeat.gc?.full ?? 0),
    delay: heartbeat.eventLoopDelayMillis,
    connections: heartbeat.aliveConnections,
    inFlight: heartbeat.inFlight,
    transactions: heartbeat.transactions,
    durations: heartbeat.durations,
    threads: heartbeat.threads,
    failed: heartbeat.error?.count ?? 0,
    fatal: heartbeat.error?.fatal ?? 0,
    totalFailed: heartbeat.failed,
    totalTransactions: heartbeat.totalTransactions,
  };
}

const LATE_MILLIS = 200;
const VERY_LATE_MILLIS = 1000;
const FULL = 0.92;

/** How bad it is that an event loop was held up for so long: "bad", "warn", or nothing. */
export const levelOfDelay = (millis) => (millis >= VERY_LATE_MILLIS ? "bad" : millis >= LATE_MILLIS ? "warn" : "");

/** Whether there is hardly any heap left. */
export const isFull = ({ heap, heapMax }) => heapMax > 0 && heap / heapMax > FULL;

const sum = (all, name) => all.reduce((total, figures) => total + (figures[name] ?? 0), 0);

/** The figures of all of them together. */
export function totalOf(workers) {
  const all = workers.map((worker) => figuresOf(worker.heartbeat)).filter(Boolean);
  const transactions = sum(all, "transactions");
  return {
    tps: sum(all, "tps"),
    latency: transactions > 0 ? sum(all, "durations") / transactions : null,
    cpu: sum(all, "cpu"),
    rss: sum(all, "rss"),
    heap: sum(all, "heap"),
    connections: sum(all, "connections"),
    inFlight: sum(all, "inFlight"),
    failed: sum(all, "failed"),
    delay: all.length > 0 ? Math.max(...all.map((figures) => figures.delay ?? 0)) : null,
    gc: sum(all, "gc"),
  };
}
