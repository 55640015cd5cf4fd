package io.universe.launcher.supervisor;

import java.time.Duration;
import java.util.Optional;

/**
 * A process that outlived its master and is adopted by the next one.
 *
 * @param stage what it says of itself
 * @param uuid its node id, empty where it never was READY
 * @param age since its spawn
 */
public record Survivor(LifeId id, int generation, Stage stage, long pid, Optional<String> uuid, Duration age) {
    public Survivor {
        if (id instanceof DebugId) {
            throw new IllegalArgumentException(id + " cannot be adopted, a debugged worker ends with its master");
        }
        if (!stage.isLive()) {
            throw new IllegalArgumentException(id + " cannot be adopted, it has " + stage);
        }
    }
}
