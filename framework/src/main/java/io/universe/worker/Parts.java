package io.universe.worker;

import io.universe.app.Backend;
import io.universe.app.Deployment;
import io.universe.app.Module;
import io.universe.app.Worker;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The opened backends and started modules of a worker. Backends are opened side by side, then modules started one after the other, and all go down in the reverse order; what fails on the way down is logged and the rest goes on.
 * Owned by the event loop of the boot.
 */
final class Parts {

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Worker worker;
    private final Attempts eventLoop;
    private final Deque<Supplier<Future<?>>> undo = new ArrayDeque<>();
    private List<Module> started = List.of();

    Parts(Worker worker, Attempts eventLoop) {
        this.worker = worker;
        this.eventLoop = eventLoop;
    }

    /** Opens the backends and starts the modules. Fails with a WorkerFailure that names the part, when no other is still being opened. */
    Future<Void> start(List<Backend> backends, List<Module> modules) {
        return Future.join(backends.stream().map(this::open).toList())
                .compose(v -> inOrder(modules, this::start))
                .onSuccess(v -> started = List.copyOf(modules));
    }

    /** Tells the modules that the worker has its slot. Fails with a WorkerFailure that names the module. */
    Future<Void> takeSlot() {
        return inOrder(started, this::takeSlot);
    }

    private Future<?> takeSlot(Module module) {
        return eventLoop
                .attempt(() -> module.onSlotTaken(worker))
                .recover(cause -> Future.failedFuture(new WorkerFailure(
                        ExitCode.FAILED,
                        "module %s could not begin in the slot of %s: %s"
                                .formatted(module.name(), worker.name(), cause),
                        cause)));
    }

    /** Stops what was started, last one first. Never fails; a second call has nothing left to do. */
    Future<Void> stop() {
        Supplier<Future<?>> last = undo.pollFirst();
        if (last == null) {
            return Future.succeededFuture();
        }
        return eventLoop
                .attempt(last)
                .onFailure(cause -> LOG.warn("worker={} stopping a part failed", worker.name(), cause))
                .otherwiseEmpty()
                .compose(v -> stop());
    }

    private Future<?> open(Backend backend) {
        return eventLoop
                .attempt(() -> backend.open(worker))
                .onSuccess(v -> undo.push(backend::close))
                .recover(cause -> Future.failedFuture(new WorkerFailure(
                        ExitCode.BACKEND,
                        "backend %s (%s) could not be opened: %s".formatted(backend.name(), backend.kind(), cause),
                        cause)));
    }

    private Future<?> start(Module module) {
        return eventLoop
                .attempt(() -> module.start(worker))
                .onSuccess(v -> undo.push(() -> module.stop(worker)))
                .compose(v -> inOrder(module.verticles(worker), this::deploy))
                .recover(cause -> Future.failedFuture(new WorkerFailure(
                        ExitCode.FAILED, "module %s could not be started: %s".formatted(module.name(), cause), cause)));
    }

    private Future<?> deploy(Deployment deployment) {
        return worker.vertx()
                .deployVerticle(deployment.verticle(), deployment.options())
                .onSuccess(id -> undo.push(() -> worker.vertx().undeploy(id)));
    }

    private static <T> Future<Void> inOrder(List<T> things, Function<T, Future<?>> step) {
        Future<?> done = Future.succeededFuture();
        for (T thing : things) {
            done = done.compose(v -> step.apply(thing));
        }
        return done.mapEmpty();
    }
}
