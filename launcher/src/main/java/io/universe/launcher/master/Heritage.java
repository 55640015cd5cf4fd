package io.universe.launcher.master;

import io.universe.launcher.config.Configuration;
import io.universe.launcher.config.ConfigurationException;
import io.universe.launcher.config.Settings;
import io.universe.launcher.process.CodeStore;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.HomeLock;
import io.universe.launcher.process.LauncherFailure;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a master takes over with the workers of the one before: the generation that they run, with its code and its settings. What stands in the home by now waits for a reload; only the monitor's port is the new
 * master's own.
 */
record Heritage(List<Returned> returned, Code code, Plan plan, int generation) {

    private static final Logger LOG = LoggerFactory.getLogger(Heritage.class);

    /** Empty where nobody has come back, or what they run cannot be run any more: then they are sent away. */
    static Optional<Heritage> of(Homecoming homecoming, Settings settings, Workload workload) {
        List<Returned> returned = homecoming.end();
        if (returned.isEmpty()) {
            return Optional.empty();
        }
        try {
            Heritage heritage = restore(returned, homecoming.legacy().orElseThrow(), settings, workload);
            heritage.tell(settings, workload);
            return Optional.of(heritage);
        } catch (ConfigurationException | LauncherFailure e) {
            LOG.warn("what the workers run cannot be gone on with, so they are replaced: {}", e.getMessage());
            homecoming.sendAway(returned, "replaced", settings.supervision().stopTimeout());
            return Optional.empty();
        }
    }

    private static Heritage restore(List<Returned> returned, Legacy legacy, Settings settings, Workload workload) {
        int generation = legacy.contexts().values().stream()
                .mapToInt(Legacy.Stand::generation)
                .max()
                .orElse(0);
        Legacy.Edition edition = Optional.ofNullable(legacy.editions().get(generation))
                .orElseThrow(() -> new LauncherFailure(1, "nothing is known of generation " + generation, null));
        Code code = store(settings)
                .find(edition.code(), edition.classPath())
                .orElseThrow(() -> new LauncherFailure(1, "its code is not in run/code any more", null));
        Settings then = Configuration.again(settings.home(), edition.configFile(), edition.said())
                .withMonPort(settings.monPort());
        Plan plan = Plan.of(then, then.applyTo(workload.describe(code)));
        return new Heritage(returned, code, plan.standing(legacy.contexts()), generation);
    }

    /** Says, in one line, where the home holds something else by now. */
    private void tell(Settings now, Workload workload) {
        Optional<String> digest = CodeStore.digestOf(workload.classPath(), now.files());
        boolean isChanged = digest.filter(code.digest()::equals).isEmpty()
                || !now.said().equals(plan.settings().said());
        if (isChanged) {
            LOG.warn(
                    "code or configuration have changed since generation {} was started, which goes on; reload takes the change",
                    generation);
        }
    }

    Groundwork on(HomeLock lock, Homecoming homecoming) {
        return new Groundwork(lock, homecoming, returned, code, plan, generation);
    }

    private static CodeStore store(Settings settings) {
        return new CodeStore(settings.home().run().resolve("code"));
    }
}
