package io.universe.monitor.http;

import io.vertx.core.http.HttpMethod;
import java.util.Set;

/** What the methods of HTTP mean here. Pure. */
final class Methods {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private Methods() {}

    /** Whether it may change something: any but those that are known to change nothing. */
    static boolean isChanging(HttpMethod method) {
        return !READING.contains(method);
    }
}
