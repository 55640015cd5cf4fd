package io.universe.sample.web;

import io.universe.app.WarmUp;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpResponseExpectation;
import io.vertx.core.http.RequestOptions;

/** A worker's requests to itself before it meets the public: they load classes and let the compiler see the hot path. */
final class Rehearsal {

    private static final int ROUNDS = 20;

    private final HttpClient client;
    private final WarmUp stage;

    Rehearsal(Vertx vertx, WarmUp stage) {
        this.stage = stage;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setSsl(stage.secure()).setTrustAll(true).setVerifyHost(false));
    }

    /** Completes when every request was answered, and fails with the first that was not. */
    Future<?> play() {
        Future<?> played = Future.succeededFuture();
        for (int round = 0; round < ROUNDS; round++) {
            played = played.compose(done -> ask("/api/stars?limit=200")).compose(done -> ask("/"));
        }
        return played.eventually(client::close);
    }

    private Future<?> ask(String uri) {
        return client.request(new RequestOptions()
                        .setServer(stage.address())
                        .setMethod(HttpMethod.GET)
                        .setURI(uri))
                .compose(request ->
                        request.send().expecting(HttpResponseExpectation.SC_OK).compose(HttpClientResponse::body));
    }
}
