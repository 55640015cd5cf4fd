package io.universe.launcher.cli;

import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Settings;
import io.universe.launcher.config.SettingsSource;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;

/** What the command line asks of the rest of the launcher in its own process. */
public interface Runner {

    /**
     * Runs the universe in the foreground until it is stopped: master and workers, or one JVM where the settings are not clustered.
     *
     * @param source where the settings are read again
     * @param standing who waits for its end
     * @param progress is told the status, as {@code GET /status.json} would give it, at each change until ready
     * @return the exit code
     */
    int run(Settings settings, SettingsSource source, Standing standing, Consumer<JsonObject> progress);

    /**
     * The worker contexts that the home's application provides; starts nothing. Throws
     * {@link io.universe.launcher.config.ConfigurationException} where the application is not fit to run.
     */
    List<DescribedContext> describe(Settings settings);

    /** Makes the home's class-data archive, and says in a line what there is then. Throws an exception whose message says why where it cannot. */
    String makeArchive(Settings settings);
}
