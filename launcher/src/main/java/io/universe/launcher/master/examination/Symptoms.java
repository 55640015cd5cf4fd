package io.universe.launcher.master.examination;

import io.universe.launcher.master.reports.Figures;
import io.universe.launcher.process.ProcessSight;
import io.universe.launcher.process.ProcessStat;
import io.universe.launcher.supervisor.Diagnosis;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What can be seen of a worker that is silent, and what follows from it. Pure.
 *
 * @param isAlive whether its process has not ended, as its parent knows
 * @param before the process at the beginning of the examination
 * @param after at its end
 * @param isLinked whether its control connection stands
 * @param figures those of its last heartbeat
 * @param threads what became of the wish for a dump of its threads
 */
record Symptoms(
        boolean isAlive,
        ProcessSight before,
        ProcessSight after,
        boolean isLinked,
        JsonObject figures,
        ThreadDump threads) {

    private static final double MOST = 0.5;
    /** Less time on processors says nothing about what a process is busy with; a tick is a hundredth of a second. */
    private static final long LEAST_TICKS = 10;

    private static final long LEAST_BLOCKED_MILLIS = 1_000;

    /** What became of the wish for a dump of a worker's threads. */
    enum ThreadDump {
        /** It is in the worker's output. */
        WRITTEN("written"),
        /** The worker did not answer in time. */
        NO_ANSWER("no answer"),
        /** A process that is stopped, or has ended, cannot. */
        NOT_ASKED("not asked");

        private final String label;

        ThreadDump(String label) {
            this.label = label;
        }
    }

    /** Why the worker is silent. */
    Diagnosis diagnosis() {
        if (!isAlive || after.process().filter(ProcessStat::isEnded).isPresent()) {
            return Diagnosis.DEAD;
        }
        if (isStopped(before) || isStopped(after)) {
            return Diagnosis.STOPPED;
        }
        if (collectsGarbage()) {
            return Diagnosis.GC;
        }
        return Figures.blockedMillis(figures) >= LEAST_BLOCKED_MILLIS ? Diagnosis.BLOCKED : Diagnosis.UNKNOWN;
    }

    static boolean isStopped(ProcessSight sight) {
        return sight.process().filter(ProcessStat::isStopped).isPresent();
    }

    /** While it collects it cannot tell; its threads can be seen to do nothing else, or the last heartbeat shows how it began. */
    private boolean collectsGarbage() {
        long ticks = after.cpuTicks() - before.cpuTicks();
        long garbageTicks = after.garbageTicks() - before.garbageTicks();
        return (ticks >= LEAST_TICKS && garbageTicks > MOST * ticks) || Figures.gcShare(figures) > MOST;
    }

    /** What the diagnosis stands on, by name. */
    Map<String, String> evidence() {
        Map<String, String> evidence = new TreeMap<>();
        evidence.put("processState", after.process().map(Symptoms::describe).orElse(isAlive ? "unknown" : "ended"));
        evidence.put("control", isLinked ? "connected" : "disconnected");
        evidence.put("cpuTicks", Long.toString(after.cpuTicks() - before.cpuTicks()));
        evidence.put("gcTicks", Long.toString(after.garbageTicks() - before.garbageTicks()));
        evidence.put("lastGcShare", Math.round(100 * Figures.gcShare(figures)) + "%");
        evidence.put("lastEventLoopDelay", Figures.blockedMillis(figures) + "ms");
        evidence.put("threadDump", threads.label);
        return evidence;
    }

    private static String describe(ProcessStat process) {
        return switch (process.state()) {
            case 'T' -> "T (stopped)";
            case 't' -> "t (traced)";
            case 'D' -> "D (waits in the kernel)";
            case 'R' -> "R (runs)";
            case 'S' -> "S (sleeps)";
            case 'Z' -> "Z (ended)";
            default -> String.valueOf(process.state());
        };
    }

    /** All of it, to be kept in a file. */
    JsonObject toJson() {
        return new JsonObject()
                .put("diagnosis", diagnosis().label())
                .put("evidence", new JsonObject(Map.copyOf(evidence())))
                .put("threadStates", new JsonObject(states()))
                .put("lastHeartbeat", figures);
    }

    private Map<String, Object> states() {
        return after.threads().stream()
                .collect(Collectors.groupingBy(
                        thread -> String.valueOf(thread.state()),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.counting(), count -> (Object) count)));
    }
}
