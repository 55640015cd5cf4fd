package io.universe.launcher.cli;

import io.universe.launcher.config.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Everything around the commands that a test replaces.
 *
 * @param launcherJar the jar this process was started from
 * @param surroundings environment, properties and these options
 * @param version of the platform
 */
public record Ports(
        Path launcherJar,
        Function<List<Sources.Option>, Sources> surroundings,
        String version,
        Runner runner,
        ControlClient.Connector connector,
        ProcessTable processes,
        Pace pace) {

    /** The time between two looks at what is being waited for. */
    public interface Pace {
        /** Waits this long. */
        void pause(Duration duration);

        /** Nanoseconds of a clock that only goes forward. */
        long nowNanos();
    }
}
