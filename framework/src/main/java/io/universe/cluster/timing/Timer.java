package io.universe.cluster.timing;

import java.time.Duration;

/** Runs something later, on the thread of its owner. */
@FunctionalInterface
public interface Timer {

    void after(Duration wait, Runnable action);
}
