package io.universe.benchmarks.app;

import io.universe.app.Selection;
import io.universe.app.WorkerContext;

/** The worker that computes. */
public final class BenchEngine implements WorkerContext {

    @Override
    public String name() {
        return "benchengine";
    }

    @Override
    public Selection modules() {
        return Selection.of("benchEngine");
    }
}
