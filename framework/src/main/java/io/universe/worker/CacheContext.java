package io.universe.worker;

import io.universe.app.Selection;
import io.universe.app.WorkerContext;
import io.universe.control.ContextNames;

/** The built-in context whose workers hold the cluster's data and run no application code. */
final class CacheContext implements WorkerContext {

    @Override
    public String name() {
        return ContextNames.CACHE;
    }

    @Override
    public Selection modules() {
        return Selection.none();
    }

    @Override
    public Selection backends() {
        return Selection.none();
    }
}
