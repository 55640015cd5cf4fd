package io.universe.launcher.cli;

import io.vertx.core.json.JsonObject;

/** What a master answers to a wish: the status code of HTTP, and the document with it. */
public record WishReply(int status, JsonObject body) {

    private static final int DONE = 200;
    private static final int ACCEPTED = 202;
    private static final int FAILED = 500;

    boolean isDone() {
        return status == DONE;
    }

    /** It was still pursued when the time to wait was over. */
    boolean isOpen() {
        return status == ACCEPTED;
    }

    /** It was pursued and came to nothing; what is neither this nor done nor open was refused. */
    boolean isFailed() {
        return status == FAILED;
    }

    /** What is true now, and how to go on where there is something to be debugged; or why not. */
    String text() {
        return isDone() ? StatusView.text(body, "how") + DebugView.of(body) : StatusView.text(body, "title");
    }
}
