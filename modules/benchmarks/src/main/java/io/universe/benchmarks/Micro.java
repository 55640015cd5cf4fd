package io.universe.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What JMH measures. */
@Command(name = "jmh", description = "The micro benchmarks; what follows -- is given to JMH.")
final class Micro implements Callable<Integer> {

    @Parameters(paramLabel = "OPTION", description = "Options of JMH, after --.")
    private List<String> options = List.of();

    @Override
    public Integer call() throws RunnerException, CommandLineOptionException {
        new Runner(new CommandLineOptions(options.toArray(String[]::new))).run();
        return 0;
    }
}
