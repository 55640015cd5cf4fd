package io.universe.cluster.lease;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The leases of a test, seen from one node: calls may fail before or after they had their effect, or be held up. */
final class TestLeaseMap implements LeaseMap {

    /** What becomes of calls. */
    enum Mood {
        FINE,
        /** They fail without effect. */
        FAILING,
        /** They have their effect, but nobody learns of it. */
        FORGETTING,
        /** They wait until it is fine again. */
        SILENT
    }

    final Map<String, LeaseRecord> records;
    private final Clockwork clockwork;
    private Mood mood = Mood.FINE;
    private Runnable heldUp = () -> {};
    private int calls;

    TestLeaseMap(Map<String, LeaseRecord> records, Clockwork clockwork) {
        this.records = records;
        this.clockwork = clockwork;
    }

    TestLeaseMap(Clockwork clockwork) {
        this(new HashMap<>(), clockwork);
    }

    void be(Mood next) {
        mood = next;
        if (next == Mood.FINE) {
            Runnable waiting = heldUp;
            heldUp = () -> {};
            waiting.run();
        }
    }

    int calls() {
        return calls;
    }

    @Override
    public Future<Optional<LeaseRecord>> read(String key) {
        return call(() -> Optional.ofNullable(records.get(key)));
    }

    @Override
    public Future<Optional<LeaseRecord>> create(String key, LeaseRecord record) {
        return call(() -> Optional.ofNullable(records.putIfAbsent(key, record)));
    }

    @Override
    public Future<Boolean> replace(String key, LeaseRecord before, LeaseRecord after) {
        return call(() -> records.replace(key, before, after));
    }

    @Override
    public Future<Boolean> remove(String key, LeaseRecord record) {
        return call(() -> records.remove(key, record));
    }

    private <T> Future<T> call(Supplier<T> call) {
        calls++;
        Promise<T> answer = Promise.promise();
        if (mood == Mood.SILENT) {
            Runnable before = heldUp;
            heldUp = () -> {
                before.run();
                clockwork.execute(() -> answer.complete(call.get()));
            };
        } else {
            clockwork.execute(() -> answer(answer, call));
        }
        return answer.future();
    }

    private <T> void answer(Promise<T> answer, Supplier<T> call) {
        T result = mood == Mood.FAILING ? null : call.get();
        if (mood == Mood.FINE && result != null) {
            answer.complete(result);
        } else {
            answer.fail("the cluster does not answer");
        }
    }
}
