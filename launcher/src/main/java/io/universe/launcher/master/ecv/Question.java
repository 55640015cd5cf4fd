package io.universe.launcher.master.ecv;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/** One question to the application, and whether somebody waits for its answer still. One that is over leaves no connection behind, also where that comes later. Safe from any thread. */
final class Question {

    private volatile @Nullable HttpClientRequest sent;
    private volatile boolean isAnswered;
    private volatile boolean isOver;

    /** Sends it; not where it is over by now. */
    Future<HttpClientResponse> send(HttpClientRequest request) {
        sent = request;
        if (isOver) {
            drop();
            return Future.failedFuture("nobody waits for the answer any more");
        }
        return request.send();
    }

    /** An answer has come, which is to be judged. */
    void onAnswer() {
        isAnswered = true;
    }

    /** Whether an answer has come, be it good or not. */
    boolean isAnswered() {
        return isAnswered;
    }

    /** Whether nobody waits for what comes of it any more. */
    boolean isOver() {
        return isOver;
    }

    /** It was answered, or is given up. */
    void end() {
        isOver = true;
        drop();
    }

    private void drop() {
        HttpClientRequest request = sent;
        if (request != null) {
            request.connection().close();
        }
    }
}
