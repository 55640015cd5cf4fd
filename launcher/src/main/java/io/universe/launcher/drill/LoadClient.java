package io.universe.launcher.drill;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client: it has one connection at most, asks one thing at a time, at its pace, and never asks twice for what it did not get. A verticle, owned by its event loop.
 */
final class LoadClient extends VerticleBase {

    private static final int SERVER_ERROR = 500;

    private final LoadSpec spec;
    private final boolean isSecure;
    private final boolean isKeptAlive;
    private final long firstDelayNanos;
    private final Tally tally;
    private final DrillTime time;
    private final Promise<Void> ended = Promise.promise();

    private @Nullable HttpClient http;
    private @Nullable HttpConnection connection;
    private long connectedNanos;
    private long dueNanos;
    private boolean isEnding;

    LoadClient(
            LoadSpec spec, boolean isSecure, boolean isKeptAlive, long firstDelayNanos, Tally tally, DrillTime time) {
        this.spec = spec;
        this.isSecure = isSecure;
        this.isKeptAlive = isKeptAlive;
        this.firstDelayNanos = firstDelayNanos;
        this.tally = tally;
        this.time = time;
    }

    @Override
    public Future<?> start() {
        http = vertx.createHttpClient(
                options(spec, isSecure).setKeepAlive(isKeptAlive), new PoolOptions().setHttp1MaxSize(1));
        dueNanos = time.nowNanos() + firstDelayNanos;
        askWhenDue();
        return Future.succeededFuture();
    }

    /** A certificate is nobody's concern on a machine's own loopback. */
    static HttpClientOptions options(LoadSpec spec, boolean isSecure) {
        return new HttpClientOptions()
                .setSsl(isSecure)
                .setTrustAll(true)
                .setVerifyHost(false)
                .setConnectTimeout((int) spec.timeout().toMillis());
    }

    static RequestOptions request(LoadSpec spec) {
        return new RequestOptions()
                .setHost(spec.host())
                .setPort(spec.port())
                .setURI(spec.path())
                .setTimeout(spec.timeout().toMillis());
    }

    private void askWhenDue() {
        long millis = TimeUnit.NANOSECONDS.toMillis(dueNanos - time.nowNanos());
        if (isEnding) {
            ended.tryComplete();
        } else if (millis < 1) {
            context.runOnContext(v -> ask());
        } else {
            vertx.setTimer(millis, timer -> ask());
        }
    }

    private void ask() {
        HttpClient client = http;
        if (isEnding || client == null) {
            ended.tryComplete();
            return;
        }
        Attempt attempt = new Attempt(time.nowNanos());
        client.request(request(spec))
                .compose(request -> exchange(attempt, request))
                .onComplete(status -> onEnd(attempt, status));
    }

    private Future<Integer> exchange(Attempt attempt, HttpClientRequest request) {
        boolean isUsed = request.connection().equals(connection);
        if (!isUsed) {
            connection = request.connection();
            connectedNanos = time.nowNanos();
        }
        attempt.hasConnection(connectedNanos, isUsed);
        return attempt.exchange(request);
    }

    private void onEnd(Attempt attempt, AsyncResult<Integer> status) {
        long nowNanos = time.nowNanos();
        if (status.failed()) {
            fail(attempt, attempt.kindOf(status.cause()), String.valueOf(status.cause()));
        } else if (status.result() >= SERVER_ERROR) {
            fail(attempt, Failure.Kind.SERVER_ERROR, "answered with " + status.result());
        } else {
            tally.answered(isKeptAlive, nowNanos - attempt.begunNanos());
        }
        dueNanos = Math.max(dueNanos + spec.intervalNanos(), nowNanos - spec.intervalNanos());
        askWhenDue();
    }

    private void fail(Attempt attempt, Failure.Kind kind, String text) {
        tally.failed(new Failure(time.now(), kind, isKeptAlive, text, attempt.begunNanos(), attempt.connectedNanos()));
    }

    /** Ends when nothing is in flight any more. */
    @Override
    public Future<?> stop() {
        isEnding = true;
        return ended.future();
    }
}
