package io.universe.monitor.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** {@code GET /openapi.yaml}: what all routes are, for people and for tools. A test holds it against the router. */
final class OpenApiRoute {

    private static final String FILE = "/io/universe/monitor/openapi.yaml";

    private OpenApiRoute() {}

    static void mount(Router router) {
        Buffer text = text();
        router.get("/openapi.yaml")
                .handler(context ->
                        Answers.head(context.response(), "application/yaml").end(text));
    }

    /** The description itself. */
    static Buffer text() {
        try (InputStream in = OpenApiRoute.class.getResourceAsStream(FILE)) {
            return Buffer.buffer(Objects.requireNonNull(in, FILE).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
