package io.universe.launcher.drill;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A load made with the clients of Vert.x, in a Vert.x of its own. */
public final class VertxLoad implements Load {

    private static final int EVENT_LOOPS = 2;
    private static final long TO_END_SECONDS = 30;
    private static final int SERVER_ERROR = 500;

    private final Vertx vertx;
    private final LoadSpec spec;
    private final Tally tally;

    private VertxLoad(LoadSpec spec) {
        this.spec = spec;
        this.tally = new Tally(spec.intervalNanos());
        this.vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions().setClassPathResolvingEnabled(false))
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(EVENT_LOOPS));
    }

    /** Begins; throws IllegalStateException where nobody answers, or nothing but errors. */
    public static Load start(LoadSpec spec, DrillTime time) {
        VertxLoad load = new VertxLoad(spec);
        try {
            load.begin(load.isSecure(), time);
            return load;
        } catch (RuntimeException e) {
            load.close();
            throw e;
        }
    }

    /** Whether the port speaks HTTP over TLS: what it answers to a plain request, if anything, is no HTTP then. */
    private boolean isSecure() {
        List<Throwable> failures = new ArrayList<>();
        for (boolean isSecure : new boolean[] {false, true}) {
            try {
                int status = await(ask(isSecure), spec.timeout().toSeconds() + 1);
                requireNoError(status);
                return isSecure;
            } catch (LoadFailure e) {
                failures.add(e);
            }
        }
        throw new IllegalStateException("port " + spec.port() + " answers neither HTTP nor HTTPS: "
                + failures.get(0).getMessage());
    }

    private void requireNoError(int status) {
        if (status >= SERVER_ERROR) {
            throw new IllegalStateException("GET " + spec.path() + " is answered with " + status
                    + " before anything was done; name a path that works with --path");
        }
    }

    private Future<Integer> ask(boolean isSecure) {
        HttpClient client =
                vertx.createHttpClient(LoadClient.options(spec, isSecure).setKeepAlive(false));
        return client.request(LoadClient.request(spec))
                .compose(request ->
                        request.send().compose(response -> response.end().map(response.statusCode())))
                .onComplete(end -> client.close());
    }

    private void begin(boolean isSecure, DrillTime time) {
        List<Future<?>> deployments = new ArrayList<>();
        for (int number = 0; number < spec.allClients(); number++) {
            long delay = spec.intervalNanos() * number / spec.allClients();
            deployments.add(vertx.deployVerticle(new LoadClient(spec, isSecure, number % 2 == 0, delay, tally, time)));
        }
        await(Future.all(deployments), TO_END_SECONDS);
    }

    @Override
    public Figures cut() {
        return tally.cut();
    }

    @Override
    public void close() {
        await(vertx.close(), TO_END_SECONDS + spec.timeout().toSeconds());
    }

    private static <T> T await(Future<T> future, long seconds) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new LoadFailure(String.valueOf(e.getCause() == null ? "no answer in time" : e.getCause()), e);
        }
    }

    /** A request, or the end of all of them, that did not come to pass. */
    private static final class LoadFailure extends IllegalStateException {
        LoadFailure(String message, Exception cause) {
            super(message, cause);
        }
    }
}
