package io.universe.sample.engine;

import io.universe.app.Selection;
import io.universe.app.WorkerContext;

/** The workers that search the sky: one, without a port. */
public final class Engine implements WorkerContext {

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public Selection modules() {
        return Selection.of("engine");
    }
}
