package io.universe.cache.front;

import io.universe.cache.CacheException;
import io.universe.cache.CacheOptions.OnFailure;
import io.universe.cache.entry.Claim;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Reply;
import io.universe.cache.port.Notice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the callers of one key on this node have under way together, from the first who finds no value to the last who has an answer. It asks for the right to load; it loads, or waits for who does. Each step has a turn: replies and
 * results of an earlier one are late, and only cleaned up after. Owned by the clockwork's thread.
 */
final class Flight {

    /** How far it is. */
    private enum State {
        /** For the right to load. */
        ASKING,
        /** The claim is ours. */
        LOADING,
        /** The result is on its way. */
        SETTLING,
        /** Another node loads. */
        WAITING,
        /** Nobody is interested any more. */
        OVER
    }

    /** A notice may be lost, so a look is taken about so often. */
    private static final long LOOK_MILLIS = 750;

    private static final int EARLY_NOTICES = 16;

    /** Nobody was there before the first turn. */
    private static final int NOBODY = Integer.MIN_VALUE;

    private final Claims claims;
    private final Namespace space;
    private final String key;
    private final Runnable onOver;
    private final Callers callers = new Callers();
    private final Map<String, Notice> early = new HashMap<>();
    private State state = State.OVER;
    private int turn;
    private String token = "";
    private @Nullable Claim awaited;
    private Runnable timer = () -> {};

    Flight(Namespace space, Claims claims, String key, Runnable onOver) {
        this.space = space;
        this.claims = claims;
        this.key = key;
        this.onOver = onOver;
    }

    void join(Caller<?> caller) {
        callers.add(caller, turn);
        if (state == State.OVER) {
            ask(null);
        }
    }

    /** Somebody's patience is over. */
    void leave(Caller<?> caller) {
        callers.remove(caller);
        if (callers.isEmpty() && state != State.OVER) {
            giveUp();
        }
    }

    /** Ends it: everybody gets this failure. */
    void end(CacheException failure) {
        if (state != State.OVER) {
            giveUp();
        }
        callers.takeAll().forEach(each -> each.fail(failure));
    }

    private void giveUp() {
        if (state == State.LOADING) {
            space.counters().error.increment();
            claims.release(key, token);
        }
        over();
    }

    private void over() {
        enter(State.OVER);
        onOver.run();
    }

    private int enter(State next) {
        state = next;
        timer.run();
        timer = () -> {};
        return ++turn;
    }

    private void then(long millis, Runnable action) {
        int mine = turn;
        timer = space.world().clockwork().after(millis, () -> {
            if (mine == turn) {
                action.run();
            }
        });
    }

    private void ask(@Nullable String gone) {
        int mine = enter(State.ASKING);
        early.clear();
        awaited = null;
        String fresh = claims.newToken();
        token = fresh;
        claims.begin(key, fresh, gone, (reply, failure) -> {
            if (mine != turn) {
                claims.giveBack(key, fresh, reply);
            } else if (reply == null) {
                claims.release(key, fresh);
                failAll(failure);
            } else {
                onBegun(reply, mine);
            }
        });
    }

    private void onBegun(Reply reply, int asked) {
        Entry entry = reply.entry() == null ? Entry.UNTOUCHED : reply.entry();
        switch (reply.outcome()) {
            case FOUND -> answer(callers.takeAnswered(reply.version(), asked), entry.value());
            case FAILED -> failAll(Failures.loadFailedBefore(space.name(), key, entry.value()));
            case PENDING -> await(reply);
            case GRANTED -> load();
            default ->
                failAll(new IllegalStateException(
                        "cache " + space.name() + ": asked for the right to load " + key + ", got " + reply.outcome()));
        }
    }

    private void await(Reply reply) {
        Claim held = reply.claim();
        if (held == null || space.world().departed().contains(held.owner())) {
            ask(held == null ? null : held.owner());
            return;
        }
        Notice before = early.get(held.token());
        enter(State.WAITING);
        awaited = held;
        long look = LOOK_MILLIS + ThreadLocalRandom.current().nextLong(LOOK_MILLIS);
        then(Math.min(reply.leaseMillis() + 1, look), () -> ask(null));
        if (before != null) {
            onNotice(before);
        }
    }

    private void load() {
        int mine = enter(State.LOADING);
        Caller<?> first = callers.first();
        space.counters().load.increment();
        renewLater();
        claims.load(first, (bytes, failure) -> {
            if (mine != turn) {
                return; // given up, or overtaken
            } else if (bytes == null) {
                onLoadFailed(first, failure);
            } else {
                settle(first, bytes);
            }
        });
    }

    private void renewLater() {
        then(claims.renewMillis(), () -> {
            int mine = turn;
            claims.renew(key, token, () -> {
                if (mine == turn) {
                    ask(null); // overtaken: what is being loaded would be refused
                }
            });
            renewLater();
        });
    }

    private void settle(Caller<?> from, byte[] bytes) {
        int mine = enter(State.SETTLING);
        claims.keep(key, token, bytes, from.lifeMillis(), (reply, failure) -> {
            if (mine != turn) {
                return;
            } else if (reply == null) {
                failAll(failure);
            } else if (reply.outcome() == Reply.Outcome.DONE) {
                answer(callers.takeAnswered(reply.version(), NOBODY), bytes);
            } else {
                ask(null); // refused: somebody else has done something with the key
            }
        });
    }

    private void onLoadFailed(Caller<?> from, @Nullable Throwable cause) {
        space.counters().error.increment();
        Throwable known = cause == null ? new IllegalStateException("the loader failed without a cause") : cause;
        CacheException failure = Failures.loadFailed(space.name(), key, known);
        boolean isKept = space.fixed().negativeMillis() > 0;
        boolean failsAll = space.fixed().onFailure() == OnFailure.FAIL_ALL;
        List<Caller<?>> failed = failsAll ? callers.takeAll() : List.of(from);
        callers.remove(from);
        if (!failsAll && !callers.isEmpty()) {
            load();
        } else if (failsAll || !isKept) {
            settleFailure(known, isKept, failsAll);
        } else {
            settleLastFailure(known);
        }
        failed.forEach(each -> each.fail(failure));
    }

    /** Whether others wait, who are to try, is asked first: only what everybody has failed at is kept. */
    private void settleLastFailure(Throwable cause) {
        int mine = enter(State.SETTLING);
        String held = token;
        claims.begin(key, held, null, (reply, failure) -> {
            boolean isLast = reply != null && claims.others(reply).isEmpty() && callers.isEmpty();
            if (mine == turn) {
                settleFailure(cause, isLast, false);
            } else {
                claims.release(key, held);
            }
        });
    }

    private void settleFailure(Throwable cause, boolean isKept, boolean isTold) {
        int mine = enter(State.SETTLING);
        claims.giveUp(key, token, Failures.written(cause), isKept, isTold, () -> {
            if (mine == turn) {
                goOn();
            }
        });
    }

    /** Another node, or a call on this one, has done something with the key. */
    void onNotice(Notice notice) {
        boolean isExpected = awaited != null && notice.token().equals(awaited.token());
        switch (state) {
            case ASKING -> {
                if (early.size() < EARLY_NOTICES) {
                    early.put(notice.token(), notice);
                }
            }
            case WAITING -> {
                if (notice.kind() == Kind.VALUE) {
                    answer(callers.takeAnswered(notice.version(), NOBODY), notice.result());
                } else if (notice.kind() == Kind.FAILURE && isExpected) {
                    failAll(Failures.loadFailedBefore(space.name(), key, notice.result()));
                } else {
                    ask(null);
                }
            }
            case LOADING -> {
                if (notice.token().equals(token)) {
                    ask(null); // overtaken
                }
            }
            default -> {}
        }
    }

    void onLeft(String node) {
        if (state == State.WAITING && awaited != null && awaited.owner().equals(node)) {
            ask(node);
        }
    }

    private void answer(List<Caller<?>> answered, byte[] value) {
        finish(answered, each -> each.give(value));
    }

    private void failAll(@Nullable Throwable cause) {
        Throwable known = cause == null ? new IllegalStateException("no reply and no cause") : cause;
        finish(callers.takeAll(), each -> each.call().fail(known));
    }

    /** The state is the next one before anybody is told, for who is told may call again at once. */
    private void finish(List<Caller<?>> told, Consumer<Caller<?>> how) {
        goOn();
        told.forEach(how);
    }

    private void goOn() {
        if (callers.isEmpty()) {
            over();
        } else {
            ask(null);
        }
    }
}
