package io.universe.launcher.drill;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;

/** One request of a client, from the wish for a connection to the end of the answer. Owned by the client's event loop. */
final class Attempt {

    private final long begunNanos;
    private long connectedNanos;
    private boolean isOnUsedConnection;
    private boolean hasBegunToBeAnswered;

    Attempt(long begunNanos) {
        this.begunNanos = begunNanos;
        this.connectedNanos = begunNanos;
    }

    long begunNanos() {
        return begunNanos;
    }

    long connectedNanos() {
        return connectedNanos;
    }

    void hasConnection(long sinceNanos, boolean isUsed) {
        connectedNanos = sinceNanos;
        isOnUsedConnection = isUsed;
    }

    /** The status of the answer, once all of it has come. */
    Future<Integer> exchange(HttpClientRequest request) {
        return request.send().compose(this::read);
    }

    private Future<Integer> read(HttpClientResponse response) {
        hasBegunToBeAnswered = true;
        return response.end().map(response.statusCode());
    }

    Failure.Kind kindOf(Throwable failure) {
        if (isRefusal(failure)) {
            return Failure.Kind.REFUSED;
        }
        if (failure instanceof TimeoutException || failure instanceof ConnectException) {
            return Failure.Kind.TIMED_OUT;
        }
        if (hasBegunToBeAnswered) {
            return Failure.Kind.CUT;
        }
        return isOnUsedConnection ? Failure.Kind.STALE : Failure.Kind.RESET;
    }

    /** What else keeps a connection from being made, such as a client's ports that are used up, is no refusal. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ConnectException
                && String.valueOf(failure.getMessage()).contains("refused");
    }
}
