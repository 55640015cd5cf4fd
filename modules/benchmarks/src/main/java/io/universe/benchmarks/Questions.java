package io.universe.benchmarks;

import io.universe.testkit.http.Answer;
import io.universe.testkit.http.TcpHttp;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** What the driver asks a measured process over HTTP. */
final class Questions {

    private Questions() {}

    /** The JSON object that is answered; throws where it is another status than 200. */
    static JsonObject ask(URI side, String path) {
        try {
            Answer answer = new TcpHttp(side).get(path);
            if (answer.status() != 200) {
                throw new IllegalStateException(side + path + " answers " + answer.status() + ": " + answer.body());
            }
            return new JsonObject(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(side + path + " does not answer", e);
        }
    }
}
