package io.universe.cache.front;

import io.universe.cache.CacheException;
import io.universe.cache.CacheOptions.OnFailure;
import io.universe.cache.entry.Reply;
import io.universe.cache.front.Turns.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a {@link Flight} that has the claim: it calls a loader, keeps the claim meanwhile, and settles what comes. Owned by the clockwork's thread. */
final class OwnLoad {

    private final Flight flight;
    private final Namespace space;
    private final Claims claims;
    private final Turns turns;
    private final Callers callers;

    OwnLoad(Flight flight, Namespace space, Claims claims, Turns turns, Callers callers) {
        this.flight = flight;
        this.space = space;
        this.claims = claims;
        this.turns = turns;
        this.callers = callers;
    }

    /** By the loader of who has waited longest. */
    void begin(String token) {
        int mine = turns.enter(State.LOADING);
        Caller<?> first = callers.first();
        space.counters().load.increment();
        renewLater(token);
        claims.load(first, (bytes, failure) -> {
            if (!turns.isNow(mine)) {
                return; // given up, or overtaken
            } else if (bytes == null) {
                onFailed(first, token, failure);
            } else {
                settle(first, token, bytes);
            }
        });
    }

    private void renewLater(String token) {
        turns.then(claims.renewMillis(), () -> {
            int mine = turns.now();
            claims.renew(flight.key(), token, () -> {
                if (turns.isNow(mine)) {
                    flight.askAgain(); // overtaken: what is being loaded would be refused
                }
            });
            renewLater(token);
        });
    }

    private void settle(Caller<?> from, String token, byte[] bytes) {
        int mine = turns.enter(State.SETTLING);
        claims.keep(flight.key(), token, bytes, from.lifeMillis(), (reply, failure) -> {
            if (!turns.isNow(mine)) {
                giveBackUnsettled(token, reply);
                return;
            } else if (reply == null) {
                flight.onUnanswered(failure, () -> settle(from, token, bytes));
                return;
            }
            flight.answered();
            if (reply.outcome() == Reply.Outcome.DONE) {
                flight.answerWhenSecured(reply.version(), bytes);
            } else {
                flight.askAgain(); // refused: somebody else has done something with the key
            }
        });
    }

    private void giveBackUnsettled(String token, @Nullable Reply reply) {
        if (reply == null) {
            claims.release(flight.key(), token);
        }
    }

    private void onFailed(Caller<?> from, String token, @Nullable Throwable cause) {
        space.counters().error.increment();
        Throwable known = cause == null ? new IllegalStateException("the loader failed without a cause") : cause;
        CacheException failure = Failures.loadFailed(space.name(), flight.key(), known);
        boolean isKept = space.fixed().negativeMillis() > 0;
        boolean failsAll = space.fixed().onFailure() == OnFailure.FAIL_ALL;
        List<Caller<?>> failed = failsAll ? callers.takeAll() : List.of(from);
        callers.remove(from);
        if (!failsAll && !callers.isEmpty()) {
            flight.askAgain(token); // a set or del may have taken the claim away, and the news of that be lost
        } else if (failsAll || !isKept) {
            settleFailure(token, known, isKept, failsAll);
        } else {
            settleLastFailure(token, known);
        }
        failed.forEach(each -> each.fail(failure));
    }

    /** Whether others wait, who are to try, is asked first: only what everybody has failed at is kept. */
    private void settleLastFailure(String token, Throwable cause) {
        int mine = turns.enter(State.SETTLING);
        claims.begin(flight.key(), token, null, (reply, failure) -> {
            boolean isLast = reply != null && claims.others(reply).isEmpty() && callers.isEmpty();
            if (turns.isNow(mine)) {
                settleFailure(token, cause, isLast, false);
            } else {
                claims.release(flight.key(), token);
            }
        });
    }

    private void settleFailure(String token, Throwable cause, boolean isKept, boolean isTold) {
        int mine = turns.enter(State.SETTLING);
        claims.giveUp(flight.key(), token, Failures.written(cause), isKept, isTold, () -> {
            if (turns.isNow(mine)) {
                flight.goOn();
            }
        });
    }
}
