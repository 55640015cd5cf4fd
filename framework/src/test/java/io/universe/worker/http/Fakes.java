package io.universe.worker.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests and answers as Vert.x reports them, of which only what the reports are read for is there. */
final class Fakes {

    private Fakes() {}

    static HttpRequest request(String uri) {
        return request(HttpMethod.GET, uri, SocketAddress.inetSocketAddress(1, "10.0.0.7"));
    }

    static HttpRequest request(HttpMethod method, String uri, @Nullable SocketAddress remote) {
        return of(HttpRequest.class, answering("method", method, "uri", uri, "remoteAddress", remote));
    }

    /** An answer that is also what a handler writes to, as those of Vert.x are. */
    static AnsweredResponse response(int status, @Nullable String contentType) {
        return response(status, contentType, false);
    }

    /** One that a handler has ended with a single write. */
    static AnsweredResponse whole(int status) {
        return response(status, "text/plain", true);
    }

    private static AnsweredResponse response(int status, @Nullable String contentType, boolean hasEnded) {
        var headers = HttpHeaders.headers();
        if (contentType != null) {
            headers.add(HttpHeaders.CONTENT_TYPE, contentType);
        }
        return of(
                AnsweredResponse.class,
                answering("getStatusCode", status, "statusCode", status, "headers", headers, "ended", hasEnded));
    }

    static HttpResponse report(HttpServerResponse response) {
        return (HttpResponse) response;
    }

    static <T> T of(Class<T> type) {
        return of(type, Map.of());
    }

    interface AnsweredResponse extends HttpServerResponse, HttpResponse {}

    private static Map<String, Object> answering(@Nullable Object... pairs) {
        Map<String, Object> answers = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object answer = pairs[i + 1];
            if (answer != null) {
                answers.put(String.valueOf(pairs[i]), answer);
            }
        }
        return answers;
    }

    private static <T> T of(Class<T> type, Map<String, Object> answers) {
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> type.getSimpleName();
            default -> answers.get(method.getName());
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
