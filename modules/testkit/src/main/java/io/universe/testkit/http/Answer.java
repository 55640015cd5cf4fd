package io.universe.testkit.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A complete HTTP answer.
 *
 * @param headers by name in lower case
 * @param body as UTF-8
 */
public record Answer(int status, Map<String, String> headers, String body) {

    /** A header, by name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether the server will close the connection. */
    public boolean isLast() {
        return header("connection").filter("close"::equalsIgnoreCase).isPresent();
    }

    @Override
    public String toString() {
        return "HTTP " + status + " " + body;
    }
}
