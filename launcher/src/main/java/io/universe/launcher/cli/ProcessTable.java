package io.universe.launcher.cli;

import io.universe.launcher.config.Home;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The processes of this host, as far as commands start, watch and end them, and the locks of homes that some of them hold. */
public interface ProcessTable {

    /**
     * Starts the launcher in a session of its own; what it prints goes to {@code log/master.out}.
     *
     * @param properties the options {@code -Dname=value} of its JVM
     * @param arguments what follows the jar
     */
    Child spawn(Home home, List<String> properties, List<String> arguments);

    /** The process that has this id now; empty where none has. */
    Optional<Entry> find(long pid);

    /** What masters of the home have left behind, to be asked by who holds the home's lock: to anybody else they may be the workers of a living master. */
    List<Orphan> orphansOf(Home home);

    /** Takes the lock of the home, which makes sure that there is no master and keeps any other from being started; empty where somebody else holds it. */
    Optional<Hold> hold(Home home);

    /** Deletes what processes of the home that live no more have left unpacked. */
    void sweep(Home home);

    /** A process, for good: one that gets its id later is another. */
    interface Entry {
        /** Its process id. */
        long pid();

        /** Whether it lives; one that has ended and that nobody has waited for does not. */
        boolean isAlive();

        /** Sends TERM; does nothing where the process is gone. */
        void terminate();

        /** Sends KILL; does nothing where the process is gone. */
        void kill();

        /** Sends STOP; does nothing where the process is gone. */
        void suspend();

        /** The words of its command line behind the program; none where they are not known. */
        List<String> arguments();
    }

    /**
     * A process without its master.
     *
     * @param stopTimeout how long it may drain; zero where it has nothing to drain
     * @param life such as {@code web-0.3}; empty where it is no worker's
     * @param generation of code and configuration, 0 where it is not known
     * @param startedAt empty where it is not known
     */
    record Orphan(Entry process, Duration stopTimeout, String life, int generation, Optional<Instant> startedAt) {}

    /** The lock of a home, held by this process until it is closed. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /** A process that a command started. */
    interface Child {
        /** How it ended, as soon as it did. */
        OptionalInt exitCode();

        /** The lines it has printed so far, without blank ones. */
        List<String> output();
    }
}
