package io.universe.cache.front;

import io.universe.cache.CacheException;
import io.universe.cache.entry.Claim;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Reply;
import io.universe.cache.front.Turns.State;
import io.universe.cache.port.Notice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the callers of one key on this node have under way together, from the first who finds no value to the last who has an answer. It asks for the right to load; it loads ({@link OwnLoad}), or waits for who does. Each step has a turn ({@link Turns}):
 * replies and results of an earlier one are late, and only cleaned up after. Owned by the clockwork's thread.
 */
final class Flight {

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
    private final Retry retry = new Retry();
    private final Turns turns;
    private final OwnLoad load;
    private String token = "";
    private @Nullable Claim awaited;

    Flight(Namespace space, Claims claims, String key, Runnable onOver) {
        this.space = space;
        this.claims = claims;
        this.key = key;
        this.onOver = onOver;
        this.turns = new Turns(space.world().clockwork());
        this.load = new OwnLoad(this, space, claims, turns, callers);
    }

    String key() {
        return key;
    }

    void join(Caller<?> caller) {
        callers.add(caller, turns.now());
        if (turns.isIn(State.OVER)) {
            askAgain();
        }
    }

    /** Somebody's patience is over. */
    void leave(Caller<?> caller) {
        callers.remove(caller);
        if (callers.isEmpty() && !turns.isIn(State.OVER)) {
            giveUp();
        }
    }

    /** Ends it: everybody gets this failure. */
    void end(CacheException failure) {
        if (!turns.isIn(State.OVER)) {
            giveUp();
        }
        callers.takeAll().forEach(each -> each.fail(failure));
    }

    private void giveUp() {
        if (turns.isIn(State.LOADING)) {
            space.counters().error.increment();
        }
        if (turns.isIn(State.LOADING) || retry.isInDoubt()) { // the claim is ours, or may be
            claims.release(key, token);
        }
        over();
    }

    private void over() {
        turns.enter(State.OVER);
        onOver.run();
    }

    void askAgain() {
        ask(null);
    }

    /** For the right that it has by this token, if nobody has taken it away. */
    void askAgain(String mine) {
        ask(null, mine);
    }

    private void ask(@Nullable String gone) {
        ask(gone, claims.newToken());
    }

    private void ask(@Nullable String gone, String fresh) {
        int mine = turns.enter(State.ASKING);
        early.clear();
        awaited = null;
        token = fresh;
        claims.begin(key, fresh, gone, (reply, failure) -> {
            if (!turns.isNow(mine)) {
                claims.giveBack(key, fresh, reply);
            } else if (reply == null) {
                onUnanswered(failure, () -> ask(gone, fresh)); // by the same token it is granted twice
            } else {
                answered();
                onBegun(reply, mine);
            }
        });
    }

    /** Tries it again for as long as somebody waits, where that may help. */
    void onUnanswered(@Nullable Throwable failure, Runnable again) {
        if (Failures.isPassing(failure)) {
            turns.then(retry.pauseMillis(), again);
        } else {
            claims.release(key, token);
            failAll(failure);
        }
    }

    /** What was asked has had an answer. */
    void answered() {
        retry.answered();
    }

    private void onBegun(Reply reply, int asked) {
        Entry entry = reply.entry() == null ? Entry.UNTOUCHED : reply.entry();
        switch (reply.outcome()) {
            case FOUND -> answer(reply.version(), asked, entry.value());
            case FAILED -> failAll(Failures.loadFailedBefore(space.name(), key, entry.value()));
            case PENDING -> await(reply);
            case GRANTED -> load.begin(token);
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
        turns.enter(State.WAITING);
        awaited = held;
        long look = LOOK_MILLIS + ThreadLocalRandom.current().nextLong(LOOK_MILLIS);
        turns.then(Math.min(reply.leaseMillis() + 1, look), this::askAgain);
        if (before != null) {
            onNotice(before);
        }
    }

    /** Another node, or a call on this one, has done something with the key. */
    void onNotice(Notice notice) {
        boolean isExpected = awaited != null && notice.token().equals(awaited.token());
        switch (turns.state()) {
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
                    askAgain();
                }
            }
            case LOADING -> {
                if (notice.token().equals(token)) {
                    askAgain(); // overtaken
                }
            }
            default -> {}
        }
    }

    void onLeft(String node) {
        if (turns.isIn(State.WAITING) && awaited != null && awaited.owner().equals(node)) {
            ask(node);
        }
    }

    /** Gives what was loaded when it is safe. Those to whom it is an answer have nothing to do with the flight any more: only their patience bounds it. */
    void answerWhenSecured(long version, byte[] value) {
        List<Caller<?>> answered = callers.takeAnswered(version, NOBODY);
        goOn();
        claims.whenSecured(key, version, () -> answered.forEach(each -> each.give(value)));
    }

    private void answer(long version, byte[] value) {
        answer(version, NOBODY, value);
    }

    private void answer(long version, int askedInTurn, byte[] value) {
        finish(callers.takeAnswered(version, askedInTurn), each -> each.give(value));
    }

    void failAll(@Nullable Throwable cause) {
        Throwable known = cause == null ? new IllegalStateException("no reply and no cause") : cause;
        finish(callers.takeAll(), each -> each.call().fail(known));
    }

    /** The state is the next one before anybody is told, for who is told may call again at once. */
    private void finish(List<Caller<?>> told, Consumer<Caller<?>> how) {
        goOn();
        told.forEach(how);
    }

    /** Asks for those who have no answer yet; it is over where there are none. */
    void goOn() {
        if (callers.isEmpty()) {
            over();
        } else {
            askAgain();
        }
    }
}
