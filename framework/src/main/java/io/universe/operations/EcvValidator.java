package io.universe.operations;

import java.util.Map;
import java.util.Optional;

/**
 * An operator's own judge of what the application answers when ECV asks it; the key {@code ecv.validator} names the class, which needs a constructor without arguments. It comes from a jar in the home's {@code monitor/}. One call
 * at a time, on a thread of its own; one that takes longer than {@code ecv.timeout} counts as a refusal, and so does what it throws.
 */
@FunctionalInterface
public interface EcvValidator {

    /** Why the application should get no traffic; empty where it may. */
    Optional<String> refusal(Answer answer);

    /**
     * What the application answered.
     *
     * @param headers by name in small letters; of a name that came twice the first
     * @param body as UTF-8, cut after 64 KB
     */
    record Answer(int status, Map<String, String> headers, String body) {

        /** Copies the headers. */
        public Answer {
            headers = Map.copyOf(headers);
        }
    }
}
