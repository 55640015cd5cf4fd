package io.universe.sample.it;

import io.universe.testkit.TestUniverse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What lasts longer than a request: an answer that takes its time, and a WebSocket, both of the {@link Edition}. */
final class Streams {

    private Streams() {}

    /** How a WebSocket was closed by its server. */
    record Closing(int code, Instant at) {}

    /** A WebSocket, to the worker of this name. */
    record Socket(WebSocket webSocket, String worker, CompletableFuture<Closing> closing) {
        void close() {
            webSocket.abort();
        }
    }

    /** Asks, and returns when the answer has begun. */
    static CompletableFuture<String> answerThatTakesFiveSeconds(TestUniverse universe) {
        HttpRequest request = HttpRequest.newBuilder(universe.address("front").resolve("/slow"))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpResponse<InputStream> begun = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .join();
        return CompletableFuture.supplyAsync(() -> read(begun.body()));
    }

    private static String read(InputStream body) {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens it, and returns when its worker has said its name. */
    static Socket openSocket(TestUniverse universe) {
        Ear ear = new Ear();
        URI socket = URI.create("ws://127.0.0.1:" + universe.address("front").getPort() + "/socket");
        WebSocket opened = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(socket, ear)
                .join();
        return new Socket(opened, ear.name.join(), ear.closing);
    }

    private static final class Ear implements WebSocket.Listener {
        private final CompletableFuture<String> name = new CompletableFuture<>();
        private final CompletableFuture<Closing> closing = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            name.complete(data.toString());
            webSocket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closing.complete(new Closing(statusCode, Instant.now()));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            name.completeExceptionally(error);
            closing.completeExceptionally(error);
        }
    }
}
