package io.universe.launcher.cli;

import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Sources.Option;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of a home in a temporary directory: launcher, application and configuration. Closing it ends what runs in it and removes it, also where the operator
 * interrupts the drill. Used by one thread; the hook of the JVM's end has one of its own.
 */
final class DrillCopy implements AutoCloseable {

    private static final long TO_CLEAN_UP_SECONDS = 120;

    private final Ports ports;
    private final Home home;
    private final CountDownLatch cleanedUp = new CountDownLatch(1);
    private final Thread hook;
    private boolean isKept;

    private DrillCopy(Ports ports, Home home) {
        this.ports = ports;
        this.home = home;
        Thread drilling = Thread.currentThread();
        this.hook = new Thread(() -> interrupt(drilling), "drill-interrupted");
    }

    static DrillCopy of(Home original, Ports ports) {
        try {
            Path root = Files.createTempDirectory("universe-drill").toRealPath();
            DrillCopy copy = new DrillCopy(ports, new Home(root, root.resolve("launcher.jar")));
            Runtime.getRuntime().addShutdownHook(copy.hook);
            try {
                copy.fill(original);
            } catch (IOException e) {
                copy.close();
                throw e;
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + original.root() + ": " + e.getMessage(), e);
        }
    }

    private void fill(Home original) throws IOException {
        Files.copy(original.launcherJar(), home.launcherJar());
        copy(original.modules(), home.modules());
        copy(original.conf(), home.conf());
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    Home home() {
        return home;
    }

    /** The options that a master of the copy is started with: those of the operator, but ports of its own, and no way to other universes. */
    List<Option> options(List<Option> told, List<ContextPlan> plans) {
        List<Option> options = new ArrayList<>(told.stream()
                .filter(option -> !option.name().equals("home"))
                .map(DrillCopy::absolute)
                .toList());
        plans.stream()
                .filter(plan -> plan.port().isPresent())
                .forEach(plan -> options.add(new Option("contexts." + plan.name() + ".port", "0")));
        options.add(new Option("monPort", "0"));
        options.add(new Option("cluster.interface", "127.0.0.1"));
        options.add(new Option("cluster.members", ""));
        options.add(new Option("home", home.root().toString()));
        return List.copyOf(options);
    }

    private static Option absolute(Option option) {
        return option.name().equals("config")
                ? new Option("config", Path.of(option.value()).toAbsolutePath().toString())
                : option;
    }

    /** Its files are left for who wants to see what happened. */
    void keep() {
        isKept = true;
    }

    private void interrupt(Thread drilling) {
        drilling.interrupt();
        try {
            if (!cleanedUp.await(TO_CLEAN_UP_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        boolean isInterrupted = Thread.interrupted();
        try {
            stop();
            if (!isKept) {
                delete();
            }
        } finally {
            cleanedUp.countDown();
            removeHook();
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void stop() {
        PrintWriter nobody = new PrintWriter(new StringWriter());
        Optional<Long> master = masterPid();
        try {
            ExitCode code = new Stopping(ports, home, new Progress(nobody, false), nobody, nobody).run();
            if (code != ExitCode.DONE) {
                master.flatMap(ports.processes()::find).ifPresent(ProcessTable.Entry::kill);
                kill();
            }
        } catch (NothingRunsException e) {
            return;
        }
    }

    private Optional<Long> masterPid() {
        try (ControlClient client = ports.connector().connect(home)) {
            return Stopping.statusOf(client).map(StatusView::masterPid);
        }
    }

    private void kill() {
        ports.processes().orphansOf(home).forEach(orphan -> orphan.process().kill());
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // The JVM ends already, and the hook runs.
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(home.root())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + home.root() + ": " + e.getMessage(), e);
        }
    }
}
