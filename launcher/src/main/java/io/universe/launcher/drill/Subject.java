package io.universe.launcher.drill;

import java.time.Duration;
import java.util.Optional;

/** The universe that is drilled, and the hands on it. Used by one thread; every call blocks. What it refuses or cannot do it says by a {@link DrillFailure}. */
public interface Subject {

    /** How it is doing; empty where no master answers. */
    Optional<Health> health();

    /** Asks the master for something, at a path of its HTTP, and waits until it is done, or this time is over. */
    void order(String path, Duration patience);

    /** Asks the master to have another one take its place, and waits until it knows whether one can. */
    void replaceMaster();

    /** Sends a worker's process the signal. */
    void strike(long pid, Step.Blow blow);

    /** Whether a process lives. */
    boolean isAlive(long pid);

    /** Kills the process of the master. */
    void killMaster(long pid);

    /** Starts a master as the one before was started, and waits until it is ready. */
    void startMaster();
}
