package io.universe.cluster;

import java.time.Duration;

/** Runs something later, on the thread of its owner. */
@FunctionalInterface
interface Timer {

    void after(Duration wait, Runnable action);
}
