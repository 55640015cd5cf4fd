package io.universe.launcher.master.generations;

import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Settings;
import io.universe.launcher.master.workload.Workload;
import io.universe.launcher.process.CodeStore;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.Jars;
import io.universe.launcher.process.LauncherFailure;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Code and configuration that have been found to fit each other: what a generation is made of.
 *
 * @param code the copy that processes run from
 * @param plan what settings and application make together
 */
public record Version(Code code, Plan plan) {

    private static final int UNFIT = 78;

    /**
     * Copies the code as it stands now, asks it what it provides, and plans. Throws LauncherFailure or ConfigurationException where
     * something is not as it must be; no copy is left then. Takes seconds.
     *
     * @param running copies that somebody runs from
     */
    public static Version prepare(CodeStore store, Settings settings, Workload workload, Collection<Code> running) {
        List<Path> classPath = workload.classPath();
        Jars.requireReadable(classPath);
        Code code = store.copy(classPath, settings.files());
        try {
            Plan plan = Plan.of(settings, workload.describe(code));
            requireContexts(settings.home(), plan);
            return new Version(code, plan);
        } catch (RuntimeException e) {
            store.discard(code, running);
            throw e;
        }
    }

    private static void requireContexts(Home home, Plan plan) {
        if (plan.contexts().stream().allMatch(ContextPlan::isBuiltIn)) {
            throw new LauncherFailure(
                    UNFIT,
                    "no jar in " + home.modules()
                            + " provides a worker context, so there is nothing to run; put the application's jar there",
                    null);
        }
    }
}
