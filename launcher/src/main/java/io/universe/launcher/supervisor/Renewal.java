package io.universe.launcher.supervisor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is to be replaced and what is being replaced: one place per universe, which a phased restart and the death queue share.
 *
 * @param queue the death queue, oldest first, each worker once; the one that is being replaced is still in it
 * @param replacement the one that is under way
 * @param rollout the phased restart that is under way
 */
public record Renewal(List<Queued> queue, Optional<Replacement> replacement, Optional<Rollout> rollout) {
    static final Renewal NONE = new Renewal(List.of(), Optional.empty(), Optional.empty());

    public Renewal {
        queue = List.copyOf(queue);
    }

    /**
     * A worker in the death queue.
     *
     * @param reason a word or two: {@code max-age}, or what the operator gave
     * @param evidence figures and findings by name
     * @param retry how often its successor failed, and when the next one comes
     */
    public record Queued(WorkerId worker, String reason, Map<String, String> evidence, long sinceNanos, Retry retry) {
        public Queued {
            evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
        }

        Queued with(Retry changed) {
            return new Queued(worker, reason, evidence, sinceNanos, changed);
        }
    }

    /** Who asked for a replacement. */
    public enum Cause {
        DEATH_QUEUE,
        ROLLOUT
    }

    /** A successor on its way to the slot of the worker that it is to replace, and what speaks against that worker. */
    public record Replacement(
            WorkerId worker, WorkerId successor, Cause cause, String reason, Map<String, String> evidence) {
        public Replacement {
            evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
        }
    }

    public boolean isQueued(WorkerId worker) {
        return queue.stream().anyMatch(entry -> entry.worker().equals(worker));
    }

    Renewal adding(Queued entry) {
        List<Queued> all = new ArrayList<>(queue);
        all.add(entry);
        return with(all);
    }

    Renewal with(List<Queued> changed) {
        return new Renewal(changed, replacement, rollout);
    }

    Renewal with(Queued changed) {
        List<Queued> all = new ArrayList<>(queue);
        all.replaceAll(entry -> entry.worker().equals(changed.worker()) ? changed : entry);
        return with(all);
    }

    Renewal with(Replacement begun) {
        return new Renewal(queue, Optional.of(begun), rollout);
    }

    Renewal withoutReplacement() {
        return new Renewal(queue, Optional.empty(), rollout);
    }

    Renewal with(Optional<Rollout> changed) {
        return new Renewal(queue, replacement, changed);
    }
}
