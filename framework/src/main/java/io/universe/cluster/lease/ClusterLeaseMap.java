package io.universe.cluster.lease;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.shareddata.AsyncMap;
import io.vertx.core.spi.cluster.ClusterManager;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The leases in a map of the cluster. Called on its context only. The worker threads of a context of the leases wait for the cluster: those of an application may all be busy. */
final class ClusterLeaseMap implements LeaseMap {

    private static final String NAME = "__universe.leases";

    private final ClusterManager manager;
    private final ContextInternal context;
    private final ContextInternal calls;
    private final LeaseMap renewals;
    private @Nullable AsyncMap<String, String> map;

    /**
     * The leases that the manager leads to.
     *
     * @param renewals on the same event loop, with worker threads that have nothing else to do
     */
    ClusterLeaseMap(ClusterManager manager, ContextInternal context, ContextInternal renewals) {
        this.manager = manager;
        this.context = context;
        this.calls = context;
        this.renewals = new ClusterLeaseMap(context, renewals, manager);
    }

    private ClusterLeaseMap(ContextInternal context, ContextInternal calls, ClusterManager manager) {
        this.manager = manager;
        this.context = context;
        this.calls = calls;
        this.renewals = this;
    }

    @Override
    public LeaseMap forRenewals() {
        return renewals;
    }

    @Override
    public Future<Optional<LeaseRecord>> read(String key) {
        return call(leases -> leases.get(key)).map(ClusterLeaseMap::parsed);
    }

    @Override
    public Future<Optional<LeaseRecord>> create(String key, LeaseRecord record) {
        return call(leases -> leases.putIfAbsent(key, record.text())).map(ClusterLeaseMap::parsed);
    }

    @Override
    public Future<Boolean> replace(String key, LeaseRecord before, LeaseRecord after) {
        return call(leases -> leases.replaceIfPresent(key, before.text(), after.text()));
    }

    @Override
    public Future<Boolean> remove(String key, LeaseRecord record) {
        return call(leases -> leases.removeIfPresent(key, record.text()));
    }

    private static Optional<LeaseRecord> parsed(@Nullable String text) {
        return Optional.ofNullable(text).map(LeaseRecord::parse);
    }

    private <T> Future<T> call(Function<AsyncMap<String, String>, Future<T>> call) {
        Promise<T> answer = Promise.promise();
        calls.dispatch(() -> map().compose(call).onComplete(result -> hop(answer, result)));
        return answer.future();
    }

    /** Once this node has left nobody waits for an answer any more. */
    private <T> void hop(Promise<T> answer, AsyncResult<T> result) {
        try {
            context.runOnContext(started -> answer.handle(result));
        } catch (RejectedExecutionException closed) {
            answer.tryFail(closed);
        }
    }

    private Future<AsyncMap<String, String>> map() {
        AsyncMap<String, String> known = map;
        if (known != null) {
            return Future.succeededFuture(known);
        }
        return calls.<Future<AsyncMap<String, String>>>executeBlocking(this::open, false)
                .compose(opened -> opened)
                .onSuccess(opened -> map = opened);
    }

    /** The cluster may have to be asked for it, on the calling thread. */
    private Future<AsyncMap<String, String>> open() {
        Promise<AsyncMap<String, String>> promise = calls.promise();
        manager.<String, String>getAsyncMap(NAME, promise);
        return promise.future();
    }
}
