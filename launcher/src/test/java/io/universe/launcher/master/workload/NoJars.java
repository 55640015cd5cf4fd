package io.universe.launcher.master.workload;

import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.process.CodeStore.Code;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A workload of no code that describes itself as a test says. */
public record NoJars(Function<Code, List<DescribedContext>> describing) implements Workload {

    @Override
    public List<Path> classPath() {
        return List.of();
    }

    @Override
    public List<DescribedContext> describe(Code code) {
        return describing.apply(code);
    }

    @Override
    public String mainClass() {
        return PLATFORM_MAIN;
    }

    @Override
    public List<String> jvmOptions() {
        return List.of();
    }

    @Override
    public List<String> arguments(String life) {
        return List.of();
    }
}
