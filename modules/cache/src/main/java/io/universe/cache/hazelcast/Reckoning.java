package io.universe.cache.hazelcast;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What one follower has compared of what it heard with what was published. An event does not say which member has published it, so what all of them have published in a slice is compared, when all have said so. Slices that nobody can compare any more, since somebody has been silent for long or clocks are far apart, may hide anything. Owned by the clockwork's thread.
 */
final class Reckoning {

    private static final long NEVER = Long.MIN_VALUE;

    private final Map<UUID, Counts> answers = new HashMap<>();
    private long comparedTo = NEVER;
    private boolean isApart;

    /**
     * Whether less was heard than was published, in slices that were not compared yet, or some could not be compared; once for each. What was published before all have answered for the first time may have come before the follower listened.
     *
     * @param members that hold data now
     */
    boolean isShort(UUID member, Counts counts, Collection<UUID> members, String namespace, Tally heard) {
        answers.put(member, counts);
        answers.keySet().retainAll(members);
        if (!answers.keySet().containsAll(members)) {
            return false;
        } else if (comparedTo == NEVER) {
            comparedTo = answers.values().stream()
                    .mapToLong(answer -> Tally.slice(answer.nowMillis()))
                    .max()
                    .orElse(NEVER);
            return false;
        }
        return isShort(namespace, heard);
    }

    private boolean isShort(String namespace, Tally heard) {
        long last = answers.values().stream().mapToLong(Counts::lastSlice).min().orElse(comparedTo);
        long first =
                answers.values().stream().mapToLong(Counts::firstSlice).max().orElse(comparedTo);
        if (last < first) {
            return isNewlyApart();
        }
        isApart = false;
        boolean isShort = comparedTo + 1 < first;
        for (long slice = Math.max(comparedTo + 1, first); slice <= last; slice++) {
            isShort |= heard.in(slice) < published(namespace, slice);
        }
        comparedTo = Math.max(comparedTo, last);
        heard.forgetBefore(first);
        return isShort;
    }

    /** What is published meanwhile, is missing when they have come together again. */
    private boolean isNewlyApart() {
        boolean isNew = !isApart;
        isApart = true;
        return isNew;
    }

    private long published(String namespace, long slice) {
        return answers.values().stream()
                .mapToLong(answer -> answer.of(namespace).published()[(int) (slice - answer.firstSlice())])
                .sum();
    }
}
