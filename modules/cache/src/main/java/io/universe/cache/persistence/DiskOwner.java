package io.universe.cache.persistence;

import io.universe.cache.port.Entries;
import io.universe.cache.store.FsyncPolicy;
import io.universe.cache.store.NamespaceStore;
import io.universe.cache.store.StoreDirectory;
import io.universe.cache.store.StoreException;
import io.universe.cluster.Lease;
import io.universe.cluster.SingletonJob;
import io.vertx.core.Future;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that has the disk: it opens every namespace that has a file, and answers those who ask. Begun and ended as a job of which there is one in the universe; where the one before has not let go of the directory yet, it
 * waits. Owned by the Vert.x context on which it was made.
 */
public final class DiskOwner implements SingletonJob {

    private static final Logger LOG = LoggerFactory.getLogger(DiskOwner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long AGAIN_MILLIS = 25;
    private static final long FORGETTING_MILLIS = 10_000;
    private static final long NO_TIMER = -1;

    private final ContextInternal context;
    private final Path path;
    private final FsyncPolicy policy;
    private final Function<String, Entries> entries;
    private final Map<String, Future<KeptNamespace>> namespaces = new HashMap<>();
    private @Nullable StoreDirectory directory;
    private @Nullable MessageConsumer<JsonObject> consumer;
    private long forgetting = NO_TIMER;
    private boolean isAnswering;
    /** Grows with every start and stop. */
    private int turn;

    /**
     * Of this directory.
     *
     * @param entries those of a namespace
     */
    public DiskOwner(ContextInternal context, Path path, FsyncPolicy policy, Function<String, Entries> entries) {
        this.context = context;
        this.path = path;
        this.policy = policy;
        this.entries = entries;
    }

    @Override
    public Future<?> start(Lease lease) {
        long begin = System.nanoTime();
        int mine = ++turn;
        context.owner().cancelTimer(forgetting);
        forgetting = context.owner().setPeriodic(FORGETTING_MILLIS, timer -> forget());
        return openDirectory(begin + PATIENCE.toNanos())
                .compose(opened -> keep(opened, mine))
                .compose(opened -> openAll(opened.names()))
                .compose(all -> answer(mine))
                .onSuccess(all -> LOG.info(
                        "the cache's disk {} is open, {} ms after the beginning",
                        path,
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)))
                .recover(failure -> (mine == turn ? stop() : Future.succeededFuture())
                        .transform(stopped -> Future.failedFuture(failure)));
    }

    private Future<StoreDirectory> openDirectory(long deadlineNanos) {
        return context.<StoreDirectory>executeBlocking(() -> StoreDirectory.open(path), false)
                .recover(failure -> failure instanceof StoreException && System.nanoTime() < deadlineNanos
                        ? context.owner()
                                .timer(AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                                .compose(passed -> openDirectory(deadlineNanos))
                        : Future.failedFuture(failure));
    }

    /** It may have been stopped while it waited. */
    private Future<StoreDirectory> keep(StoreDirectory opened, int mine) {
        if (mine != turn) {
            return close(opened).compose(closed -> notWanted());
        }
        directory = opened;
        return Future.succeededFuture(opened);
    }

    private static <T> Future<T> notWanted() {
        return Future.failedFuture("the disk is not wanted here any more");
    }

    private Future<?> openAll(List<String> names) {
        List<Future<?>> opening = new ArrayList<>();
        names.forEach(name -> opening.add(namespace(name)));
        return Future.join(opening).recover(failure -> {
            LOG.error("not every persisted namespace could be opened: {}", failure.toString());
            return Future.succeededFuture();
        });
    }

    private Future<KeptNamespace> namespace(String name) {
        Future<KeptNamespace> known = namespaces.get(name);
        if (known != null && !known.failed()) {
            return known;
        }
        Future<KeptNamespace> opening = open(name);
        namespaces.put(name, opening);
        return opening;
    }

    private Future<KeptNamespace> open(String name) {
        StoreDirectory opened = directory;
        if (opened == null) {
            return Future.failedFuture(new IllegalStateException("the disk is not open here"));
        }
        return Stages.future(opened.namespace(name, policy), context).compose(store -> begin(store, opened));
    }

    private Future<KeptNamespace> begin(NamespaceStore store, StoreDirectory opened) {
        KeptNamespace kept = new KeptNamespace(store, entries.apply(store.name()), context, System::currentTimeMillis);
        return kept.begin()
                .compose(begun ->
                        opened == directory ? Future.succeededFuture(kept) : DiskOwner.<KeptNamespace>notWanted())
                .onFailure(failure -> {
                    kept.end();
                    store.close();
                });
    }

    private Future<Void> answer(int mine) {
        if (mine != turn) {
            return notWanted();
        }
        isAnswering = true;
        MessageConsumer<JsonObject> registered =
                context.owner().eventBus().consumer(Question.ADDRESS, this::onQuestion);
        consumer = registered;
        return registered.completion();
    }

    private void onQuestion(Message<JsonObject> message) {
        context.runOnContext(now -> {
            if (isAnswering) {
                Future.succeededFuture()
                        .compose(asked -> answer(Question.of(message.body())))
                        .onSuccess(done -> message.reply(null))
                        .onFailure(failure -> message.fail(code(failure), String.valueOf(failure.getMessage())));
            } else {
                message.fail(Question.MOVED, "the disk is not open here any more");
            }
        });
    }

    /** What a member that has just gone did not answer is worth asking again. */
    private int code(Throwable failure) {
        boolean isFinal = failure instanceof StoreException
                || failure instanceof LostChange
                || failure instanceof IllegalArgumentException;
        return isAnswering && isFinal ? Question.REFUSED : Question.MOVED;
    }

    private Future<Void> answer(Question question) {
        if (question instanceof Question.Destroy) {
            return destroy(question.namespace());
        }
        Future<KeptNamespace> namespace = namespace(question.namespace());
        return question instanceof Question.Secured secured
                ? namespace.compose(kept -> kept.secure(secured.key(), secured.version()))
                : namespace.mapEmpty();
    }

    private Future<Void> destroy(String name) {
        return namespace(name).compose(kept -> {
            namespaces.remove(name);
            return kept.destroy();
        });
    }

    private void forget() {
        open().forEach(KeptNamespace::forget);
    }

    private List<KeptNamespace> open() {
        return namespaces.values().stream()
                .filter(Future::succeeded)
                .map(Future::result)
                .toList();
    }

    /** Those who ask from now on are told to ask again; what was written is safe when it completes. */
    @Override
    public Future<Void> stop() {
        turn++;
        isAnswering = false;
        context.owner().cancelTimer(forgetting);
        open().forEach(KeptNamespace::end);
        namespaces.clear();
        MessageConsumer<JsonObject> registered = consumer;
        StoreDirectory opened = directory;
        consumer = null;
        directory = null;
        return close(opened).eventually(() -> registered == null ? Future.succeededFuture() : registered.unregister());
    }

    private Future<Void> close(@Nullable StoreDirectory opened) {
        if (opened == null) {
            return Future.succeededFuture();
        }
        return context.executeBlocking(
                () -> {
                    opened.close();
                    return null;
                },
                false);
    }

    /** What is on the disk, for the status; empty where the disk is not open here. */
    public JsonArray toJson() {
        return new JsonArray(open().stream().map(KeptNamespace::toJson).toList());
    }
}
