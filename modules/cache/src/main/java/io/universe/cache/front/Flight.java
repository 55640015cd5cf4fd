package io.universe.cache.front;

import io.universe.cache.CacheException;
import io.universe.cache.CacheOptions.OnFailure;
import io.universe.cache.entry.Claim;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Reply;
import io.universe.cache.port.Notice;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
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

    private final Claims claims;
    private final Namespace space;
    private final String key;
    private final Runnable onOver;
    private final Set<Caller<?>> callers = new LinkedHashSet<>();
    private final Map<String, Notice> early = new HashMap<>();
    private State state = State.OVER;
    private int turn;
    private String token = "";
    private @Nullable Claim awaited;
    private @Nullable Caller<?> loader;
    private Runnable timer = () -> {};

    Flight(Namespace space, Claims claims, String key, Runnable onOver) {
        this.space = space;
        this.claims = claims;
        this.key = key;
        this.onOver = onOver;
    }

    void join(Caller<?> caller) {
        callers.add(caller);
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
        callers.forEach(each -> each.fail(failure));
        callers.clear();
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
                onBegun(reply);
            }
        });
    }

    private void onBegun(Reply reply) {
        Entry entry = reply.entry() == null ? Entry.UNTOUCHED : reply.entry();
        switch (reply.outcome()) {
            case FOUND -> answer(reply.version(), entry.value());
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
        Caller<?> first = callers.iterator().next();
        loader = first;
        space.counters().load.increment();
        renewLater();
        claims.load(first, (bytes, failure) -> {
            if (mine != turn) {
                return; // given up, or overtaken
            } else if (bytes == null) {
                onLoadFailed(failure);
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
        String mineToken = token;
        Operation settle = new Operation.Settle(mineToken, Kind.VALUE, bytes, from.lifeMillis());
        claims.settle(key, settle, (reply, failure) -> {
            if (reply != null && reply.outcome() == Reply.Outcome.DONE) {
                space.near().forget(key);
                claims.tell(key, mineToken, reply, Kind.VALUE, bytes);
            } else if (reply == null) {
                claims.release(key, mineToken);
            }
            if (mine == turn) {
                onSettled(reply, failure, bytes);
            }
        });
    }

    private void onSettled(@Nullable Reply reply, @Nullable Throwable failure, byte[] bytes) {
        if (reply == null) {
            failAll(failure);
        } else if (reply.outcome() == Reply.Outcome.DONE) {
            answer(reply.version(), bytes);
        } else {
            ask(null);
        }
    }

    private void onLoadFailed(@Nullable Throwable cause) {
        space.counters().error.increment();
        Throwable known = cause == null ? new IllegalStateException("the loader failed without a cause") : cause;
        CacheException failure = Failures.loadFailed(space.name(), key, known);
        boolean failsAll = space.fixed().onFailure() == OnFailure.FAIL_ALL;
        List<Caller<?>> failed = failsAll ? List.copyOf(callers) : loader == null ? List.of() : List.of(loader);
        failed.forEach(callers::remove);
        if (!failsAll && !callers.isEmpty()) {
            load();
        } else if (failsAll) {
            settleFailure(known, space.fixed().negativeMillis() > 0, Kind.FAILURE);
        } else {
            settleLastFailure(known);
        }
        failed.forEach(each -> each.fail(failure));
    }

    /** Whether others wait, who are to try, is asked first: only what everybody has failed at is kept. */
    private void settleLastFailure(Throwable cause) {
        if (space.fixed().negativeMillis() == 0) {
            settleFailure(cause, false, Kind.NONE);
            return;
        }
        int mine = enter(State.SETTLING);
        String mineToken = token;
        claims.begin(key, mineToken, null, (reply, failure) -> {
            boolean isLast = reply != null && claims.others(reply).isEmpty() && callers.isEmpty();
            if (mine == turn) {
                settleFailure(cause, isLast, Kind.NONE);
            } else {
                claims.release(key, mineToken);
            }
        });
    }

    private void settleFailure(Throwable cause, boolean isKept, Kind told) {
        int mine = enter(State.SETTLING);
        String mineToken = token;
        byte[] written = Failures.written(cause);
        Kind kind = isKept ? Kind.FAILURE : Kind.NONE;
        byte[] kept = isKept ? written : new byte[0];
        long life = isKept ? space.fixed().negativeMillis() : Entry.NEVER;
        claims.settle(key, new Operation.Settle(mineToken, kind, kept, life), (reply, failure) -> {
            if (reply != null && reply.outcome() == Reply.Outcome.DONE) {
                claims.tell(key, mineToken, reply, told, told == Kind.NONE ? new byte[0] : written);
            }
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
                    answer(notice.version(), notice.result());
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

    /** Gives it to everybody who has not seen anything newer. */
    private void answer(long version, byte[] value) {
        finish(each -> each.seen() <= version, each -> each.give(value));
    }

    private void failAll(@Nullable Throwable cause) {
        Throwable known = cause == null ? new IllegalStateException("no reply and no cause") : cause;
        finish(each -> true, each -> each.call().fail(known));
    }

    /** The state is the next one before anybody is told, for who is told may call again at once. */
    private void finish(Predicate<Caller<?>> whom, Consumer<Caller<?>> how) {
        List<Caller<?>> told = callers.stream().filter(whom).toList();
        told.forEach(callers::remove);
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
