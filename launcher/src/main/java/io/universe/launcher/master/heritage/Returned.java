package io.universe.launcher.master.heritage;

import io.universe.control.WorkerMessage;
import io.universe.launcher.process.Pass;
import io.universe.launcher.process.WorkerLink;
import io.universe.launcher.supervisor.Stage;
import io.universe.launcher.supervisor.Survivor;
import io.universe.launcher.supervisor.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A worker that has come back to a master that has not started it.
 *
 * @param link over which it came last
 * @param said what it says of itself
 * @param pass what the master before says of it
 */
public record Returned(WorkerLink link, WorkerMessage.Returning said, Pass pass) {

    WorkerId id() {
        return WorkerId.parse(pass.life());
    }

    /** Whether it takes connections, or pauses. */
    boolean takesConnections() {
        return !said.stage().equals(Stage.PAUSED.name());
    }

    /** As the supervisor is to know it. */
    Survivor survivor(Instant now) {
        Instant started = ProcessHandle.of(pass.pid())
                .flatMap(handle -> handle.info().startInstant())
                .orElse(now);
        return new Survivor(
                id(),
                pass.generation(),
                Stage.valueOf(said.stage()),
                pass.pid(),
                Optional.of(said.uuid()),
                Duration.between(started, now).isNegative() ? Duration.ZERO : Duration.between(started, now));
    }
}
