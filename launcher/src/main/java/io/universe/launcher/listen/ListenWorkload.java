package io.universe.launcher.listen;

import io.universe.app.ListenOptions;
import io.universe.app.WorkerContext;
import io.universe.launcher.config.ConfigurationException;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Home;
import io.universe.launcher.master.workload.Workload;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.LauncherFailure;
import io.universe.worker.Application;
import java.nio.file.Path;
import java.util.List;

/** An application with a main of its own: workers run the same main class with the same class path and arguments. */
final class ListenWorkload implements Workload {

    private static final int UNFIT = 78;

    private final OwnCommand command;
    private final ListenOptions options;
    private final Home home;

    ListenWorkload(OwnCommand command, ListenOptions options, Home home) {
        this.command = command;
        this.options = options;
        this.home = home;
    }

    /** Throws LauncherFailure (78) where the home lies in one of the entries: each copy of the code would hold all copies before it. */
    @Override
    public List<Path> classPath() {
        command.classPath().stream().filter(home.root()::startsWith).forEach(entry -> {
            throw new LauncherFailure(
                    UNFIT,
                    "the home %s lies in %s, which is on the class path and is copied into the home; name another home with UNIVERSE_HOME=DIR, or keep classes in a directory of their own"
                            .formatted(home.root(), entry),
                    null);
        });
        return command.classPath();
    }

    /** The options say it all: nothing has to be loaded. */
    @Override
    public List<DescribedContext> describe(Code code) {
        WorkerContext context = options.asContext();
        List<String> problems = new Application(List.of(context), List.of(), List.of()).problems();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return List.of(new DescribedContext(context.name(), context.instances(), context.port()));
    }

    @Override
    public String mainClass() {
        return command.mainClass();
    }

    @Override
    public List<String> jvmOptions() {
        return command.properties();
    }

    @Override
    public List<String> arguments(String life) {
        return command.arguments();
    }
}
