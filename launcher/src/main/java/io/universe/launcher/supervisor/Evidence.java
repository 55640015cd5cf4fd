package io.universe.launcher.supervisor;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What the journal shows beside a reason: how long the worker was in its stage, READY, and without a heartbeat. */
final class Evidence {
    private Evidence() {}

    /** Of a worker that is about to leave its stage. */
    static Map<String, String> of(WorkerHandle worker, long nowNanos) {
        Map<String, String> evidence = new HashMap<>();
        put(evidence, "age", OptionalLong.of(worker.sinceNanos()), nowNanos);
        put(evidence, "heartbeatAge", worker.heartbeatAtNanos(), nowNanos);
        return evidence;
    }

    /** Of a standby that is about to get another name. */
    static Map<String, String> ofTaking(WorkerHandle standby, long nowNanos) {
        Map<String, String> evidence = of(standby, nowNanos);
        evidence.put("formerly", standby.id().toString());
        return evidence;
    }

    /** Of a worker that has ended. */
    static Map<String, String> of(End end, String next) {
        Map<String, String> evidence = of(end.worker(), end.atNanos());
        put(evidence, "lifetime", OptionalLong.of(end.worker().spawnedAtNanos()), end.atNanos());
        put(evidence, "readyFor", end.worker().readyAtNanos(), end.atNanos());
        evidence.put("end", end.detail());
        evidence.put("next", next);
        return evidence;
    }

    /** {@code 12.345s}. */
    static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis / 1000 + "." + String.valueOf(1000 + millis % 1000).substring(1) + "s";
    }

    private static void put(Map<String, String> evidence, String name, OptionalLong sinceNanos, long nowNanos) {
        sinceNanos.ifPresent(since -> evidence.put(name, seconds(Duration.ofNanos(nowNanos - since))));
    }
}
