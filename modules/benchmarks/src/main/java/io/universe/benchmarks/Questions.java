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

    /** How much was done in a second: what is answered is how much, and in what time. */
    static double rate(URI side, String path) {
        JsonObject figures = ask(side, path);
        return figures.getLong("answered") * 1e9 / figures.getLong("nanos");
    }

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
