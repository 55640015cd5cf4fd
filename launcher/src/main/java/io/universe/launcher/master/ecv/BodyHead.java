package io.universe.launcher.master.ecv;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The beginning of an answer's body: an application may send as much as it likes, and never end. Owned by the event loop of the answer. */
final class BodyHead {

    static final int MOST_BYTES = 64 << 10;

    private final Buffer received = Buffer.buffer();
    private final Promise<String> done = Promise.promise();

    private BodyHead() {}

    /** As UTF-8, when it has ended or is long enough. */
    static Future<String> of(HttpClientResponse response) {
        BodyHead head = new BodyHead();
        response.handler(head::receive);
        response.endHandler(end -> head.done.tryComplete(head.text()));
        response.exceptionHandler(head.done::tryFail);
        return head.done.future();
    }

    /** What comes after it is long enough is not kept. */
    private void receive(Buffer part) {
        if (done.future().isComplete()) {
            return;
        }
        received.appendBuffer(part);
        if (received.length() >= MOST_BYTES) {
            done.tryComplete(text());
        }
    }

    private String text() {
        return new String(received.getBytes(0, Math.min(received.length(), MOST_BYTES)), StandardCharsets.UTF_8);
    }

    /** By name in small letters; of a name that came twice the first. */
    static Map<String, String> headers(HttpClientResponse response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }
}
