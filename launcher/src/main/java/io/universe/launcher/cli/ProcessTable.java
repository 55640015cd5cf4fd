package io.universe.launcher.cli;

import io.universe.launcher.config.Home;
import java.util.List;
import java.util.OptionalInt;

/** The processes of this host, as far as commands start, watch and end them. */
public interface ProcessTable {

    /**
     * Starts the launcher in a session of its own; what it prints goes to {@code log/master.out}.
     *
     * @param properties the options {@code -Dname=value} of its JVM
     * @param arguments what follows the jar
     */
    Child spawn(Home home, List<String> properties, List<String> arguments);

    /** Whether the process lives. */
    boolean isAlive(long pid);

    /** The workers of the home, known by {@link Home#workerMark}. */
    List<Long> workersOf(Home home);

    /** Sends TERM; does nothing where the process is gone. */
    void terminate(long pid);

    /** Sends KILL; does nothing where the process is gone. */
    void kill(long pid);

    /** Deletes what processes of the home that live no more have left unpacked. */
    void sweep(Home home);

    /** A process that a command started. */
    interface Child {
        /** Its process id. */
        long pid();

        /** How it ended, as soon as it did. */
        OptionalInt exitCode();
    }
}
