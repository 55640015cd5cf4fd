package io.universe.benchmarks.app;

import io.universe.app.Selection;
import io.universe.app.WorkerContext;
import java.util.OptionalInt;

/** The workers with a port. */
public final class Bench implements WorkerContext {

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public int instances() {
        return 1;
    }

    @Override
    public OptionalInt port() {
        return OptionalInt.of(0);
    }

    @Override
    public Selection modules() {
        return Selection.of("bench");
    }
}
