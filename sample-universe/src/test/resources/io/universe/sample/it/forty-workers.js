// In the place of the console's feed: forty workers, of which each has another heartbeat every second.
{
  const beat = (slot, cycle) => {
    const tps = 60 + 20 * Math.sin(cycle / 5 + slot) + 8 * Math.random();
    return {
      pid: 4000 + slot, cycle, intervalMillis: 1000, cpu: tps / 4000, threads: 70, eventLoopDelayMillis: Math.round(12 * Math.random()),
      memory: { rss: (180 + slot) << 20, heapUsed: (20 + ((cycle * 3 + slot * 5) % 70)) << 20, heapTotal: 90 << 20, heapMax: 160 << 20 },
      aliveConnections: Math.round(tps / 4), inFlight: 2, transactions: Math.round(tps), durations: tps * (3 + 3 * Math.random()), tps,
      totalTransactions: 1000 * cycle, failed: 0, gc: { incremental: cycle % 4 ? 0 : 1, full: 0, pauseMs: 4 }, error: { count: 0, fatal: 0 }, health: { status: "UP", checks: [] },
    };
  };
  const worker = (slot, cycle) => ({
    name: `web-${slot}`, role: slot ? "FORK" : "SPAWN", slot, incarnation: 1, generation: 1, pid: 4000 + slot, uuid: `u${slot}`,
    stage: "READY", since: "2026-01-01T00:00:00Z", reason: "warmed-up", heartbeat: beat(slot, cycle),
  });
  const status = (cycle) => ({
    universe: "forty", home: "", ready: true, stopping: false, master: { pid: 1, startedAt: "2026-01-01T00:00:00Z" }, deathQueue: [], reload: null,
    ecv: { state: "UP", by: "universe", reason: "", paths: { markUp: "", markDown: "" } },
    nodes: Array.from({ length: 40 }, (_, slot) => ({ uuid: `u${slot}`, role: "FORK", host: "here", pid: 4000 + slot })),
    contexts: [{ name: "web", target: 40, port: 9090, generation: 1, state: "steady", reason: null, standbys: [], successors: [], leaving: [],
      workers: Array.from({ length: 40 }, (_, slot) => worker(slot, cycle)) }],
  });
  window.EventSource = class extends EventTarget {
    constructor() {
      super();
      let cycle = 1;
      const tell = (name, data) => this.dispatchEvent(new MessageEvent(name, { data }));
      this.timer = setInterval(() => {
        tell("time", new Date().toISOString());
        tell("status", JSON.stringify(status(cycle++)));
      }, 1000);
    }
    close() {
      clearInterval(this.timer);
    }
  };
}
