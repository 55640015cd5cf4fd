package io.universe.sample.it;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One process life of a worker that uses the cache as it is told. What it is told fails as a {@code failure} in the answer. */
record Caller(String name, URI address) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    static Caller at(String name, int port) {
        return new Caller(name, URI.create("http://127.0.0.1:" + port));
    }

    /** Tells it something, with parameters by name and value in turn; fails where it does not answer. */
    JsonObject ask(String path, Object... parameters) {
        return begin(path, parameters).join();
    }

    /** The same, without waiting for the answer. */
    CompletableFuture<JsonObject> begin(String path, Object... parameters) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path + query(parameters)))
                .timeout(DEADLINE)
                .build();
        return CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> new JsonObject(answer.body()));
    }

    private static String query(Object... parameters) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(i == 0 ? '?' : '&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(String.valueOf(parameters[i + 1]), StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    /** Sets a value. */
    JsonObject set(String namespace, String key, @Nullable Object value, Object... more) {
        Object[] all = new Object[6 + more.length];
        System.arraycopy(new Object[] {"ns", namespace, "key", key, "value", new JsonArray().add(value)}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return ask("/set", all);
    }

    /** What a key has: {@code present} and {@code value}. */
    JsonObject get(String namespace, String key) {
        return ask("/get", "ns", namespace, "key", key);
    }
}
