package io.universe.launcher.master.workload;

import io.universe.launcher.archive.Archives;
import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.process.CodeStore.Code;
import java.nio.file.Path;
import java.util.List;

/** What workers run: the jars of a home, or an application with a main class of its own. */
public interface Workload {

    /** The main class of workers whose application is what the class path provides. */
    String PLATFORM_MAIN = "io.universe.worker.WorkerMain";

    /** The class path as it stands now, of which each generation gets a copy. */
    List<Path> classPath();

    /** The contexts that this copy of the code provides. Throws LauncherFailure (78) where the application cannot be loaded. */
    List<DescribedContext> describe(Code code);

    /** With what JVMs start faster that run from a copy of the code. */
    default Archives archives() {
        return Archives.none();
    }

    /** The class whose main the application's workers run. */
    String mainClass();

    /** The class whose main a worker of the context runs: the platform's own runs no application code. */
    default String mainClassOf(ContextPlan context) {
        return context.isBuiltIn() ? PLATFORM_MAIN : mainClass();
    }

    /** JVM options that every worker gets, before those of its context. */
    List<String> jvmOptions();

    /** The arguments of a worker's main. */
    List<String> arguments(String life);
}
