package io.universe.launcher.listen;

import io.universe.app.ListenOptions;
import io.universe.app.WorkerContext;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Home;
import io.universe.launcher.master.Workload;
import io.universe.launcher.process.CodeStore.Code;
import java.nio.file.Path;
import java.util.List;

/** An application with a main of its own: workers run the same main class with the same class path and arguments. */
final class ListenWorkload implements Workload {

    private final OwnCommand command;
    private final ListenOptions options;
    private final Home home;

    ListenWorkload(OwnCommand command, ListenOptions options, Home home) {
        this.command = command;
        this.options = options;
        this.home = home;
    }

    @Override
    public List<Path> classPath() {
        return command.classPath();
    }

    @Override
    public List<Path> configuration() {
        return List.of(home.configFile());
    }

    /** The options say it all: nothing has to be loaded. */
    @Override
    public List<DescribedContext> describe(Code code) {
        WorkerContext context = options.asContext();
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
