package io.universe.cache.front;

import io.universe.cache.entry.Claim;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Reply;
import io.universe.cache.entry.Reply.Outcome;
import io.universe.cache.port.Notice;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What flights do in the world, for one namespace: ask, renew, settle, tell. Everything is answered on the clockwork's thread, not within the call. */
final class Claims {

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final byte[] NOTHING = {};

    private final Namespace space;
    private final String node;

    Claims(Namespace space) {
        this.space = space;
        this.node = space.world().notices().self();
    }

    String newToken() {
        return UUID.randomUUID().toString();
    }

    long renewMillis() {
        return space.world().options().leaseMillis() / 3;
    }

    void begin(
            String key, String token, @Nullable String gone, BiConsumer<@Nullable Reply, @Nullable Throwable> onReply) {
        long lease = space.world().options().leaseMillis();
        apply(key, new Operation.Begin(token, node, lease, gone), onReply);
    }

    /** Ends the claim with a value, and tells those who wait for it. The claim stays where there is no reply. */
    void keep(
            String key,
            String token,
            byte[] value,
            long lifeMillis,
            BiConsumer<@Nullable Reply, @Nullable Throwable> onReply) {
        apply(key, new Operation.Settle(token, Kind.VALUE, value, lifeMillis), (reply, failure) -> {
            if (reply != null && reply.outcome() == Outcome.DONE) {
                space.near().forget(key);
                tell(key, token, reply, Kind.VALUE, value);
            }
            onReply.accept(reply, failure);
        });
    }

    /** Runs it, on the clockwork's thread, when what was loaded is as safe as the namespace has it, or cannot be made so: a load is no promise to keep. */
    void whenSecured(String key, long version, Runnable next) {
        if (!space.fixed().persist()) {
            next.run();
            return;
        }
        space.world().catalogue().secured(space.name(), key, version).onComplete((ignored, failure) -> {
            if (failure != null) {
                LOG.debug("cache={} key={} what was loaded is not safe: {}", space.name(), key, failure.toString());
            }
            space.world().clockwork().execute(next);
        });
    }

    /**
     * Ends the claim with a failure.
     *
     * @param isKept whether who asks is given it for a while
     * @param isTold whether those who wait get it; they are to look again otherwise
     */
    void giveUp(String key, String token, byte[] failure, boolean isKept, boolean isTold, Runnable onEnd) {
        Operation settle = isKept
                ? new Operation.Settle(
                        token, Kind.FAILURE, failure, space.fixed().negativeMillis())
                : new Operation.Settle(token, Kind.NONE, NOTHING, Entry.NEVER);
        apply(key, settle, (reply, broken) -> {
            if (reply == null) {
                release(key, token);
            } else if (reply.outcome() == Outcome.DONE) {
                tell(key, token, reply, isTold ? Kind.FAILURE : Kind.NONE, isTold ? failure : NOTHING);
            }
            onEnd.run();
        });
    }

    /** Keeps the claim; a failure is made good by the next time. */
    void renew(String key, String token, Runnable onRefused) {
        long lease = space.world().options().leaseMillis();
        apply(key, new Operation.Renew(token, lease), (reply, failure) -> {
            if (reply != null && reply.outcome() == Outcome.REFUSED) {
                onRefused.run();
            }
        });
    }

    /** Ends the claim without a result, so that others may go on. */
    void release(String key, String token) {
        Operation none = new Operation.Settle(token, Kind.NONE, NOTHING, Entry.NEVER);
        apply(key, none, (reply, failure) -> {
            if (reply != null && reply.outcome() == Outcome.DONE) {
                tell(key, token, reply, Kind.NONE, NOTHING);
            }
        });
    }

    /** A claim that was granted when nobody wanted it any more. */
    void giveBack(String key, String token, @Nullable Reply reply) {
        if (reply == null || reply.outcome() == Outcome.GRANTED) {
            release(key, token);
        }
    }

    /** Tells the other nodes that wait for a claim how it has ended. */
    private void tell(String key, String token, Reply reply, Kind kind, byte[] result) {
        Set<String> others = others(reply);
        if (!others.isEmpty()) {
            long version = kind == Kind.VALUE ? reply.version() : 0;
            space.world().notices().tell(others, new Notice(space.name(), key, token, kind, version, result));
        }
    }

    /** Tells those who wait for a claim, and its owner, that it was overtaken. */
    void tellOvertaken(String key, Claim ended) {
        Set<String> nodes = new HashSet<>(ended.waiters());
        nodes.add(ended.owner());
        space.world().notices().tell(nodes, new Notice(space.name(), key, ended.token(), Kind.NONE, 0, NOTHING));
    }

    Set<String> others(Reply reply) {
        Claim claim = reply.claim();
        if (claim == null) {
            return Set.of();
        }
        Set<String> others = new HashSet<>(claim.waiters());
        others.remove(node);
        return others;
    }

    /** Calls a loader. The value is measured where it comes, and told here. */
    void load(Caller<?> caller, BiConsumer<byte @Nullable [], @Nullable Throwable> onEnd) {
        caller.load((bytes, failure) -> {
            int most = space.world().options().maxValueBytes();
            boolean isTooLarge = bytes != null && bytes.length > most;
            Throwable cause = isTooLarge ? Failures.tooLarge(space.name(), caller.key(), bytes.length, most) : failure;
            space.world().clockwork().execute(() -> onEnd.accept(isTooLarge ? null : bytes, cause));
        });
    }

    private void apply(String key, Operation operation, BiConsumer<@Nullable Reply, @Nullable Throwable> onReply) {
        space.entries()
                .apply(key, operation)
                .onComplete(
                        (reply, failure) -> space.world().clockwork().execute(() -> onReply.accept(reply, failure)));
    }
}
