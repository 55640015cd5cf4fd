package io.universe.worker;

import io.universe.spi.NodeService;
import io.universe.spi.Site;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of the platform that run in one node, of one kind. They are started one after the other and stopped in the reverse order, each on the same event loop; what fails on the way down is logged and the rest goes on. Started
 * once. Safe from any thread.
 */
public final class NodeServices {

    private static final Logger LOG = LoggerFactory.getLogger(NodeServices.class);

    /** One that was found. It is made when its turn comes. */
    record Candidate(String name, Supplier<? extends NodeService> source) {

        Candidate(ServiceLoader.Provider<? extends NodeService> provider) {
            this(provider.type().getName(), provider);
        }
    }

    /** How long one may take to start where others do not wait for ever, and how long one may take to stop. */
    record Patience(Duration start, Duration stop) {

        static final Patience DEFAULTS = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(3));
    }

    private record Started(String name, NodeService service) {}

    private final Supplier<List<Candidate>> candidates;
    private final Attempts eventLoop;
    private final Patience patience;
    private final Deque<Started> started = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean isStopping = new AtomicBoolean();
    private final Promise<Void> stopped = Promise.promise();
    private volatile Future<Void> beginning = Future.succeededFuture();

    NodeServices(Supplier<List<Candidate>> candidates, Attempts eventLoop, Patience patience) {
        this.candidates = candidates;
        this.eventLoop = eventLoop;
        this.patience = patience;
    }

    /** Those of the type that the class loader finds, each an instance of its own; nothing is looked for yet. */
    public static NodeServices of(Class<? extends NodeService> type, ClassLoader loader, Context eventLoop) {
        return new NodeServices(() -> found(type, loader), Attempts.on(eventLoop), Patience.DEFAULTS);
    }

    private static <S extends NodeService> List<Candidate> found(Class<S> type, ClassLoader loader) {
        return ServiceLoader.load(type, loader).stream().map(Candidate::new).toList();
    }

    /** Starts all of them. Fails with a WorkerFailure that names the one that could not be started; then nothing of any is left. One that does not end its start is waited for. */
    public Future<Void> start(Site site) {
        return begin(candidate -> start(candidate, site))
                .recover(cause -> stop().compose(v -> Future.failedFuture(cause)));
    }

    /** Starts those that can be started, and logs what is wrong with the others. Never fails. */
    public Future<Void> startWhatCan(Site site) {
        return begin(candidate -> startIfItCan(candidate, site)).otherwise(cause -> {
            LOG.warn("the parts of the platform are not all there: {}", cause.getMessage(), cause);
            return null;
        });
    }

    private Future<Void> begin(Function<Candidate, Future<?>> step) {
        beginning = eventLoop
                .attempt(() -> Future.succeededFuture(candidates.get()))
                .recover(cause -> Future.failedFuture(failure("the parts of the platform cannot be found", cause)))
                .compose(found -> inOrder(found, step));
        return beginning;
    }

    private Future<Void> inOrder(List<Candidate> found, Function<Candidate, Future<?>> step) {
        Future<?> done = Future.succeededFuture();
        for (Candidate candidate : found) {
            done = done.compose(v -> isStopping.get() ? Future.failedFuture("stopped") : step.apply(candidate));
        }
        return done.mapEmpty();
    }

    private Future<?> start(Candidate candidate, Site site) {
        return eventLoop
                .attempt(() -> begin(candidate, site))
                .recover(cause -> Future.failedFuture(failure(candidate.name() + " could not be started", cause)));
    }

    /** Who is late is there in the end, and is stopped as the others are. */
    private Future<?> begin(Candidate candidate, Site site) {
        NodeService service = candidate.source().get();
        return Attempt.of(() -> service.start(site))
                .onSuccess(v -> started.push(new Started(candidate.name(), service)));
    }

    private Future<?> startIfItCan(Candidate candidate, Site site) {
        return start(candidate, site)
                .timeout(patience.start.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(cause -> LOG.warn("goes on without {}: {}", candidate.name(), cause.getMessage(), cause))
                .otherwiseEmpty();
    }

    /** Stops what was started, last one first; a start that is under way is waited for, but not for long. Never fails; further calls give the same future, which belongs to no context. */
    public Future<Void> stop() {
        if (isStopping.compareAndSet(false, true)) {
            Future<Void> begun = beginning;
            begun.timeout(patience.stop.toMillis(), TimeUnit.MILLISECONDS)
                    .onComplete(v -> stopNext().onComplete(w -> stopped.complete()));
        }
        return stopped.future();
    }

    private Future<Void> stopNext() {
        Started last = started.poll();
        if (last == null) {
            return Future.succeededFuture();
        }
        return eventLoop
                .attempt(last.service::stop)
                .timeout(patience.stop.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(cause -> LOG.warn("stopping {} failed: {}", last.name, cause.toString(), cause))
                .otherwiseEmpty()
                .compose(v -> stopNext());
    }

    private static WorkerFailure failure(String what, Throwable cause) {
        return new WorkerFailure(ExitCode.FAILED, what + ": " + cause, cause);
    }
}
