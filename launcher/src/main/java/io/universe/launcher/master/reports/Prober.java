package io.universe.launcher.master.reports;

import io.universe.control.WorkerMessage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Asks a worker on its warm-up port whether it answers at all, before it may listen on the real one. Any answer below 500 will do: what the path is about is the application's business, and so is whether the answer ever ends. It asks again until it
 * is content or told to end; the stage's deadline is the supervisor's.
 */
final class Prober {

    private static final int SERVER_ERROR = 500;
    private static final long AGAIN_MILLIS = 250;
    private static final long ANSWER_MILLIS = 5_000;

    private final Vertx vertx;
    private final HttpClient client;

    /** Asks with a client of this Vert.x, and closes with it. */
    Prober(Vertx vertx) {
        this.vertx = vertx;
        this.client =
                vertx.createHttpClient(new HttpClientOptions().setTrustAll(true).setVerifyHost(false));
    }

    /** Succeeds with the first good answer; {@code isWanted} says whether to go on asking. */
    Future<Void> probe(WorkerMessage.Warmed worker, BooleanSupplier isWanted) {
        return ask(worker)
                .recover(cause -> isWanted.getAsBoolean()
                        ? later().compose(v -> probe(worker, isWanted))
                        : Future.failedFuture(cause));
    }

    private Future<Void> ask(WorkerMessage.Warmed worker) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(worker.port())
                .setSsl(worker.secure())
                .setURI("/")
                .setTimeout(ANSWER_MILLIS);
        return client.request(request)
                .compose(sent -> sent.send())
                .compose(answer -> answer.statusCode() < SERVER_ERROR
                        ? Future.succeededFuture()
                        : Future.failedFuture("the probe was answered with " + answer.statusCode()));
    }

    private Future<Void> later() {
        return vertx.timer(AGAIN_MILLIS, TimeUnit.MILLISECONDS).mapEmpty();
    }
}
