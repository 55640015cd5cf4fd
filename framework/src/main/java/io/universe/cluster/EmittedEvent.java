package io.universe.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event, or a request, as one listener gets it: what it holds is the listener's own. Safe from any thread. */
public interface EmittedEvent {

    /** What it was emitted as. */
    String name();

    /** The node that emitted it, as it was then. */
    Node sender();

    /** The arguments, in order; null where one is. */
    List<@Nullable Object> arguments();

    /**
     * One argument; null where it is. Where a Long, Integer or Double is asked for, any number that is the same value will do; for a Map or List a JsonObject or JsonArray.
     *
     * @throws IllegalArgumentException where there are fewer, or it is of another type
     */
    <T> @Nullable T argument(int index, Class<T> type);

    /** Whether the sender waits for a reply. */
    boolean isRequest();

    /**
     * Answers a request; without effect where it was answered already, and where this is none.
     *
     * @throws IllegalArgumentException where the value cannot be sent; the request fails with the same message
     */
    void reply(@Nullable Object value);

    /** Fails a request with a ReplyException of type {@code RECIPIENT_FAILURE}; without effect where it was answered already, and where this is none. */
    void fail(int code, String message);
}
