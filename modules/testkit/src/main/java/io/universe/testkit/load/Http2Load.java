package io.universe.testkit.load;

import io.netty.handler.ssl.SslClosedEngineException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** HTTP/2 load over TLS: so many streams at once, on up to four connections. */
final class Http2Load implements RunningLoad {

    private static final long PAUSE_MILLIS = 10;

    private final Load load;
    private final Tally tally = new Tally();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client;
    private final List<Promise<Void>> streams;
    private volatile boolean isStopping;

    private Http2Load(Load load) {
        this.load = load;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setSsl(true)
                        .setTrustAll(true)
                        .setVerifyHost(false)
                        .setUseAlpn(true)
                        .setProtocolVersion(HttpVersion.HTTP_2),
                new PoolOptions().setHttp2MaxSize(4));
        this.streams = IntStream.range(0, load.connections())
                .mapToObj(number -> Promise.<Void>promise())
                .toList();
    }

    static RunningLoad start(Load load) {
        Http2Load running = new Http2Load(load);
        running.streams.forEach(end -> running.vertx.runOnContext(begun -> running.ask(end)));
        return running;
    }

    private void ask(Promise<Void> end) {
        if (isStopping) {
            end.complete();
            return;
        }
        tally.began();
        request(end);
    }

    private void request(Promise<Void> end) {
        client.request(options())
                .onFailure(failure -> ended(end, Outcome.RESET, failure))
                .onSuccess(request -> send(request, end));
    }

    private RequestOptions options() {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(load.uri().getHost())
                .setPort(load.uri().getPort())
                .setURI(load.target())
                .setTimeout(load.timeout().toMillis());
    }

    private void send(HttpClientRequest request, Promise<Void> end) {
        request.send()
                .onFailure(failure -> ended(end, Outcome.RESET, failure))
                .onSuccess(response -> receive(response, end));
    }

    private void receive(HttpClientResponse response, Promise<Void> end) {
        response.body().onFailure(failure -> ended(end, Outcome.CUT, failure)).onSuccess(body -> {
            tally.answered(response.statusCode());
            think(end);
        });
    }

    private void think(Promise<Void> end) {
        if (load.thinkTime().isZero()) {
            ask(end);
        } else {
            vertx.setTimer(load.thinkTime().toMillis(), timer -> ask(end));
        }
    }

    private void ended(Promise<Void> end, Outcome usual, Throwable failure) {
        if (failure instanceof SslClosedEngineException) {
            vertx.setTimer(
                    PAUSE_MILLIS, timer -> request(end)); // its connection had ended before anything of it was written
            return;
        }
        Outcome outcome = outcome(usual, failure);
        tally.failed(outcome, failure);
        if (outcome != Outcome.REFUSED) {
            ask(end);
        } else if (load.endsWhenRefused()) {
            end.complete();
        } else {
            vertx.setTimer(PAUSE_MILLIS, timer -> ask(end));
        }
    }

    private static Outcome outcome(Outcome usual, Throwable failure) {
        if (failure instanceof ConnectException) {
            return Outcome.REFUSED;
        }
        return failure instanceof TimeoutException ? Outcome.TIMED_OUT : usual;
    }

    @Override
    public long answered() {
        return tally.answered();
    }

    @Override
    public LoadReport stop() {
        isStopping = true;
        return awaitEnd();
    }

    @Override
    public LoadReport awaitEnd() {
        Future<?> ended = Future.join(streams.stream().map(Promise::future).toList());
        try {
            ended.toCompletionStage().toCompletableFuture().join();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the load could not be ended", e);
        }
        return tally.report();
    }
}
