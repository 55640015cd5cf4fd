package io.universe.cache.entry;

import io.universe.cache.entry.Reply.Outcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done to one entry, at once and alone. A value that is overdue counts as none. All times are in milliseconds. */
public sealed interface Operation {

    /** Does it to an entry; {@link Entry#UNTOUCHED} where there is none. */
    Step on(Entry before, long nowMillis);

    /**
     * Sets a value, whoever may be loading one.
     *
     * @param lifeMillis how long it is kept; {@link Entry#NEVER}
     * @param leavesValue whether a value that is there stays
     */
    @SuppressWarnings("ArrayRecordComponent") // large, and compared by nobody
    record Put(byte[] value, long lifeMillis, boolean leavesValue) implements Operation {
        @Override
        public Step on(Entry before, long nowMillis) {
            if (leavesValue && before.isLive(nowMillis)) {
                return Step.unchanged(before, Reply.of(Outcome.FOUND, before));
            }
            Entry after = before.changed(Kind.VALUE, nowMillis, end(nowMillis, lifeMillis), value);
            return Step.to(after, Reply.with(Outcome.DONE, after, null, before.claim()));
        }
    }

    /** Deletes the value. Who loads one meanwhile may have looked before: what it gets is refused. */
    record Delete() implements Operation {
        @Override
        public Step on(Entry before, long nowMillis) {
            if (before.isLive(nowMillis)) {
                Entry after = before.gone(Kind.DELETED, nowMillis);
                return Step.to(after, Reply.with(Outcome.DONE, after, before.with(null), before.claim()));
            }
            Entry after = before.isOverdue(nowMillis) ? before.gone(Kind.EXPIRED, nowMillis) : before.with(null);
            Reply reply = Reply.with(Outcome.ABSENT, after, null, before.claim());
            boolean isChanged = before.claim() != null || before.isOverdue(nowMillis);
            return isChanged ? Step.to(after, reply) : Step.unchanged(before, reply);
        }
    }

    /**
     * Asks for the right to load, unless there is a value or somebody else has it. What is overdue has expired by that.
     *
     * @param gone the uuid of a node that is known to have left, whose claim counts no longer; null for none
     */
    record Begin(
            String token,
            String node,
            long leaseMillis,
            @Nullable String gone) implements Operation {
        @Override
        public Step on(Entry before, long nowMillis) {
            if (before.isLive(nowMillis)) {
                return Step.unchanged(before, Reply.with(Outcome.FOUND, before, before.with(null), null));
            } else if (before.isFailed(nowMillis)) {
                return Step.unchanged(before, Reply.with(Outcome.FAILED, before, before.with(null), null));
            }
            Claim held = before.claim();
            return held != null && isHeldByOther(held, nowMillis)
                    ? pending(before, held, nowMillis)
                    : granted(before, held, nowMillis);
        }

        private boolean isHeldByOther(Claim held, long nowMillis) {
            return held.until() > nowMillis
                    && !held.token().equals(token)
                    && !held.owner().equals(gone);
        }

        private Step pending(Entry before, Claim held, long nowMillis) {
            Reply reply = new Reply(Outcome.PENDING, before.version(), null, held, held.until() - nowMillis);
            return held.waiters().contains(node)
                    ? Step.unchanged(before, reply)
                    : Step.to(before.with(held.awaitedBy(node)), reply);
        }

        private Step granted(Entry before, @Nullable Claim held, long nowMillis) {
            Entry none = before.isOverdue(nowMillis) ? before.gone(Kind.EXPIRED, nowMillis) : before;
            Claim mine = new Claim(token, node, nowMillis + leaseMillis, held == null ? Set.of() : held.waiters());
            Entry after = none.with(mine);
            return Step.to(after, new Reply(Outcome.GRANTED, after.version(), null, mine, leaseMillis));
        }
    }

    /** Keeps the right to load for longer. */
    record Renew(String token, long leaseMillis) implements Operation {
        @Override
        public Step on(Entry before, long nowMillis) {
            Claim held = before.claim();
            if (held == null || !held.token().equals(token)) {
                return Step.unchanged(before, Reply.of(Outcome.REFUSED, before));
            }
            Entry after = before.with(held.renewed(nowMillis + leaseMillis));
            return Step.to(after, Reply.of(Outcome.DONE, after));
        }
    }

    /**
     * Ends a load with what came of it, if the token still holds.
     *
     * @param kind VALUE, FAILURE, or NONE where nothing is to be kept
     * @param lifeMillis how long it is kept; {@link Entry#NEVER}
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Settle(String token, Kind kind, byte[] result, long lifeMillis) implements Operation {
        @Override
        public Step on(Entry before, long nowMillis) {
            Claim held = before.claim();
            if (held == null || !held.token().equals(token)) {
                return Step.unchanged(before, Reply.of(Outcome.REFUSED, before));
            }
            Entry after = kind == Kind.NONE
                    ? before.with(null)
                    : before.changed(kind, nowMillis, end(nowMillis, lifeMillis), result);
            return Step.to(after, Reply.with(Outcome.DONE, after, null, held));
        }
    }

    /** Ends a value of this version whose time is over. A claim stays. */
    record Expire(long version) implements Operation {
        @Override
        public Step on(Entry before, long nowMillis) {
            return before.version() == version && before.isOverdue(nowMillis)
                    ? ended(before, Kind.EXPIRED, nowMillis)
                    : Step.unchanged(before, Reply.of(Outcome.REFUSED, before));
        }
    }

    /** Has a value of this version give way. */
    record Evict(long version) implements Operation {
        @Override
        public Step on(Entry before, long nowMillis) {
            return before.version() == version && before.kind() == Kind.VALUE
                    ? ended(before, Kind.EVICTED, nowMillis)
                    : Step.unchanged(before, Reply.of(Outcome.REFUSED, before));
        }
    }

    /** Forgets before its time that there was a value, or a failure, of this version. Versions go on growing, since they come from the clock. */
    record Forget(long version) implements Operation {
        @Override
        public Step on(Entry before, long nowMillis) {
            return before.version() == version && before.kind() != Kind.VALUE && before.claim() == null
                    ? Step.to(before.forgotten(), Reply.of(Outcome.DONE, before))
                    : Step.unchanged(before, Reply.of(Outcome.REFUSED, before));
        }
    }

    /** Puts back what was kept elsewhere, unless there is something newer. */
    record Restore(Entry entry) implements Operation {
        @Override
        public Step on(Entry before, long nowMillis) {
            return before.version() < entry.version()
                    ? Step.to(entry.with(before.claim()), Reply.of(Outcome.DONE, entry))
                    : Step.unchanged(before, Reply.of(Outcome.REFUSED, before));
        }
    }

    private static Step ended(Entry before, Kind how, long nowMillis) {
        Entry after = before.gone(how, nowMillis).with(before.claim());
        return Step.to(after, Reply.with(Outcome.DONE, after, before.with(null), null));
    }

    private static long end(long nowMillis, long lifeMillis) {
        return lifeMillis >= Entry.NEVER - nowMillis ? Entry.NEVER : nowMillis + lifeMillis;
    }
}
