package io.universe.launcher.supervisor;

import java.time.Duration;
import java.util.Optional;

/**
 * A process that outlived its master and is adopted by the next one.
 *
 * @param stage what it says of itself
 * @param uuid its node id, empty where it never was READY
 * @param age since its spawn
 * @param wasDebugged whether its JVM may be open to debuggers
 */
public record Survivor(
        LifeId id, int generation, Stage stage, long pid, Optional<String> uuid, Duration age, boolean wasDebugged) {
    public Survivor {
        if (id instanceof DebugId) {
            throw new IllegalArgumentException(id + " cannot be adopted, a debugged worker ends with its master");
        }
        if (!stage.isLive()) {
            throw new IllegalArgumentException(id + " cannot be adopted, it has " + stage);
        }
    }

    /** One whose JVM is closed to debuggers. */
    public Survivor(LifeId id, int generation, Stage stage, long pid, Optional<String> uuid, Duration age) {
        this(id, generation, stage, pid, uuid, age, false);
    }

    /** One whose JVM may be open to them. */
    public Survivor afterDebugging() {
        return new Survivor(id, generation, stage, pid, uuid, age, true);
    }
}
