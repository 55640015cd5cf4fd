package io.universe.cluster.lease;

import io.universe.cluster.timing.Backoff;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A process that wants the lease again and again, holds it for a while and releases it. Its clock runs a little fast or slow, it may be stopped and killed, and its calls to the cluster may fail or come late. */
final class SimulatedHolder implements Clockwork, LeaseMap, Contest.Listener, Tenancy.Listener {

    static final String KEY = "lock/work";
    private static final Backoff POLLING = new Backoff(Duration.ofMillis(10), Duration.ofSeconds(1));

    final String uuid;
    private final SimulatedHolders all;
    private final Surroundings surroundings;
    private final double speed;
    private long stoppedUntilNanos;
    private boolean isDead;
    private boolean isCutOff;
    private @Nullable String seen;
    private long seenNanos;
    private long wonNanos;
    private @Nullable Contest contest;
    private @Nullable Tenancy tenancy;

    SimulatedHolder(String uuid, SimulatedHolders all, LeaseTimes times, Predicate<String> isGone) {
        this.uuid = uuid;
        this.all = all;
        this.speed = 1 + (all.chance() - 0.5) / 50;
        this.surroundings =
                new Surroundings(() -> uuid, this, this, times, isGone, all::members, all::onReleased, all::chance);
    }

    /** Who competes anew has seen nobody yet. */
    void compete() {
        if (!all.isKnownWhoWorks()) {
            after(Duration.ofMillis(100).toNanos(), this::compete);
            return;
        }
        seen = null;
        Contest begun = new Contest(surroundings, KEY, POLLING, this);
        contest = begun;
        begun.begin(0);
    }

    /** It asks before each step, also of one that it does late. */
    boolean works() {
        return !isDead && tenancy != null && tenancy.isHeld();
    }

    void hasten() {
        execute(() -> {
            if (contest != null) {
                contest.hasten();
            }
        });
    }

    long wonNanos() {
        return wonNanos;
    }

    boolean worksBy(LeaseRecord record) {
        return works() && record.owner().equals(uuid);
    }

    void onReleased(Release release) {
        execute(() -> {
            if (contest != null) {
                contest.onReleased(release);
            }
        });
    }

    /** Whether it has that lease, or has seen who has it since that has won it, or is not interested. */
    boolean knows(LeaseRecord record, long sinceNanos) {
        return contest == null || (record.token().equals(seen) && seenNanos >= sinceNanos);
    }

    /** What it has sent has no effect any more, and what it sends fails. */
    void cutOff() {
        isCutOff = true;
    }

    void stop(long nanos) {
        stoppedUntilNanos = all.time().nowNanos() + nanos;
    }

    void die() {
        isDead = true;
    }

    @Override
    public void onWon(Tenancy won) {
        contest = null;
        tenancy = won;
        wonNanos = all.time().nowNanos();
        all.onWon();
        won.begin(this);
        after(all.upTo(Duration.ofSeconds(30)), () -> release(won));
    }

    private void release(Tenancy held) {
        if (tenancy == held) {
            tenancy = null;
            held.release().onComplete(done -> compete());
        }
    }

    @Override
    public void onRefused() {
        Contest current = contest;
        if (current != null && all.isOneOf(20)) {
            contest = null;
            current.withdraw().onComplete(done -> compete());
        }
    }

    @Override
    public void onEnding() {}

    @Override
    public void onLost(String reason) {
        tenancy = null;
        compete();
    }

    @Override
    public long nanoTime() {
        return (long) (all.time().nowNanos() * speed);
    }

    @Override
    public Runnable after(long nanos, Runnable action) {
        boolean[] isOff = new boolean[1];
        all.time()
                .in(
                        (long) Math.ceil(nanos / speed),
                        () -> perform(() -> {
                            if (!isOff[0]) {
                                action.run();
                            }
                        }));
        return () -> isOff[0] = true;
    }

    @Override
    public boolean execute(Runnable action) {
        all.time().in(0, () -> perform(action));
        return true;
    }

    /** A stopped process does late what was due. */
    private void perform(Runnable action) {
        if (isDead) {
            return;
        }
        if (all.time().nowNanos() < stoppedUntilNanos) {
            all.time().at(stoppedUntilNanos, () -> perform(action));
        } else {
            action.run();
        }
    }

    @Override
    public Future<Optional<LeaseRecord>> read(String key) {
        return look(map -> Optional.ofNullable(map.get(key)));
    }

    @Override
    public Future<Optional<LeaseRecord>> create(String key, LeaseRecord record) {
        return look(map -> Optional.ofNullable(map.putIfAbsent(key, record)));
    }

    private Future<Optional<LeaseRecord>> look(Function<Map<String, LeaseRecord>, Optional<LeaseRecord>> call) {
        Promise<Optional<LeaseRecord>> answer = Promise.promise();
        call(call).onComplete(result -> {
            if (result.succeeded() && result.result().isPresent()) {
                seen = result.result().get().token();
                seenNanos = all.time().nowNanos();
            }
            answer.handle(result);
        });
        return answer.future();
    }

    @Override
    public Future<Boolean> replace(String key, LeaseRecord before, LeaseRecord after) {
        return call(map -> map.replace(key, before, after));
    }

    @Override
    public Future<Boolean> remove(String key, LeaseRecord record) {
        return call(map -> map.remove(key, record));
    }

    /** What a dead process has sent still has its effect, but not once it is gone. */
    private <T> Future<T> call(Function<Map<String, LeaseRecord>, T> call) {
        Promise<T> answer = Promise.promise();
        long there = all.delay();
        if (all.isTroubled(10)) {
            execute(() -> answer.fail("the cluster does not answer"));
            if (all.isOneOf(2)) {
                all.time().in(2 * there, () -> effect(call));
            }
            return answer.future();
        }
        long back = all.delay();
        all.time().in(there, () -> {
            T result = effect(call);
            all.time()
                    .in(
                            back,
                            () -> perform(() -> {
                                if (result == null) {
                                    answer.fail("this node was cut off");
                                } else {
                                    answer.complete(result);
                                }
                            }));
        });
        return answer.future();
    }

    private <T> @Nullable T effect(Function<Map<String, LeaseRecord>, T> call) {
        return isCutOff || surroundings.isGone().test(uuid) ? null : call.apply(all.records());
    }
}
