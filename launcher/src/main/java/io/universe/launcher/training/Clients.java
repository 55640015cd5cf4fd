package io.universe.launcher.training;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;

/** What asks the worker in training: over HTTP/1.1, HTTP/2, a WebSocket, and the event bus. */
final class Clients {

    private static final int TIMES = 20;
    private static final String HOST = "127.0.0.1";

    private final HttpClient http;
    private final HttpClient http2;
    /** One that nobody holds is closed when it is collected as garbage, with what it has just begun. */
    private final WebSocketClient webSockets;

    Clients(Vertx vertx) {
        this.http = vertx.createHttpClient();
        this.http2 = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        this.webSockets = vertx.createWebSocketClient();
    }

    /** The body of an answer. */
    Future<Buffer> get(int port, String path) {
        return send(http, HttpMethod.GET, port, path, "").compose(HttpClientResponse::body);
    }

    private static Future<HttpClientResponse> send(
            HttpClient client, HttpMethod method, int port, String path, String body) {
        return client.request(method, port, HOST, path)
                .compose(request ->
                        request.putHeader("content-type", "application/json").send(body));
    }

    /** Asks for everything there is, some of it again and again. A stream is left open. */
    Future<?> ask(int port) {
        Future<?> asked = Future.succeededFuture();
        for (int time = 0; time < TIMES; time++) {
            asked = asked.compose(v -> get(port, "/?again=true"))
                    .compose(v -> get(port, "/text/a"))
                    .compose(v -> get(port, "/asking"))
                    .compose(v -> send(http, HttpMethod.POST, port, "/", "{\"a\":[1,2.5,null,\"b\"]}"))
                    .compose(HttpClientResponse::body);
        }
        return asked.compose(v -> get(port, "/nowhere"))
                .compose(v -> get(port, "/failing"))
                .compose(v -> send(http2, HttpMethod.GET, port, "/", ""))
                .compose(HttpClientResponse::body)
                .compose(v -> socket(port))
                .compose(v -> send(http, HttpMethod.GET, port, "/stream", ""));
    }

    private Future<?> socket(int port) {
        return webSockets.connect(port, HOST, "/socket").compose(socket -> socket.writeTextMessage("a"));
    }

    /** Asks over the bus from another node, and uses what is shared in the cluster. */
    Future<?> bus(Vertx node, String address) {
        JsonObject question = new JsonObject().put("from", "master");
        Future<?> asked = Future.succeededFuture();
        for (int time = 0; time < TIMES; time++) {
            asked = asked.compose(v -> node.eventBus().request(address, question));
        }
        return asked.compose(v -> node.sharedData().<String, JsonObject>getAsyncMap("training"))
                .compose(map -> map.put("a", question).compose(v -> map.get("a")));
    }
}
