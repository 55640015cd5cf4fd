package io.universe.launcher.cli;

import io.universe.launcher.config.ConfigurationException;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.OwnDirectory;
import io.universe.operations.LogLine;
import io.universe.operations.LogParameters;
import io.universe.operations.LogQuery;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.parsetools.RecordParser;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** HTTP over the home's {@code control.sock}. Vert.x is started at the first call, so that asking where nothing runs costs nothing. Used by one thread. */
public final class VertxControlClient implements ControlClient {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final int UNFIT = 422;
    /** The master runs another launcher before it answers. */
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(90);

    /** The master gives up nodes that do not answer it within ten seconds. */
    private static final Duration EXAMINATION_TIMEOUT = Duration.ofSeconds(15);

    /** The master looks for five seconds at the most; then there may be some megabytes. */
    private static final Duration READING_TIMEOUT = Duration.ofSeconds(30);

    /** A worker has eleven minutes to be done; then there may be gigabytes. */
    private static final Duration INSPECTION_TIMEOUT = Duration.ofHours(2);

    /** Nothing that leads into another directory. */
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([\\w-][\\w.-]*)\"");

    /** Where there is a choice, an object a line. */
    private static final String LINES = "application/x-ndjson, */*;q=0.5";

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Home home;
    private @Nullable Vertx vertx;
    private @Nullable HttpClient client;

    /** A client of this home's master. */
    public VertxControlClient(Home home) {
        this.home = home;
    }

    @Override
    public String statusText() {
        return text(HttpMethod.GET, "/status.json");
    }

    @Override
    public String statusText(String name) {
        return text(HttpMethod.GET, "/status/" + encoded(name));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void stop() {
        text(HttpMethod.POST, "/stop");
    }

    @Override
    public PendingWish wish(String path, Duration patience) {
        String wait = (path.contains("?") ? "&" : "?") + "wait=" + patience.toMillis() + "ms";
        Future<WishReply> reply = exchange(HttpMethod.POST, path + wait, Buffer.buffer(), VertxControlClient::reply);
        return () -> reply.isComplete() ? Optional.of(await(reply, ANSWER_TIMEOUT)) : Optional.empty();
    }

    private static Future<WishReply> reply(HttpClientResponse response) {
        return response.body().map(body -> new WishReply(response.statusCode(), new JsonObject(body)));
    }

    /** The master makes the new generation before it agrees, or says that it is still at it. */
    @Override
    public String reload(Reload wish) {
        JsonObject answer = await(
                        request(
                                HttpMethod.POST,
                                "/contexts/" + wish.context() + "/reload",
                                wish.toJson().toBuffer(),
                                HttpClientResponse::body),
                        ANSWER_TIMEOUT.multipliedBy(3))
                .toJsonObject();
        return answer.getString("id");
    }

    @Override
    public String dependencies(Optional<String> context) {
        String path = "/deps" + context.map(name -> "?context=" + encoded(name)).orElse("");
        return await(request(HttpMethod.GET, path, HttpClientResponse::body), READING_TIMEOUT)
                .toString();
    }

    @Override
    public String doctor() {
        return await(request(HttpMethod.POST, "/doctor", HttpClientResponse::body), EXAMINATION_TIMEOUT)
                .toString();
    }

    /** A refusal is an answer like another. */
    @Override
    public Optional<String> restart() {
        JsonObject answer = await(
                        exchange(HttpMethod.POST, "/restart", Buffer.buffer(), HttpClientResponse::body), CHECK_TIMEOUT)
                .toJsonObject();
        return answer.getBoolean("restarting", false)
                ? Optional.empty()
                : Optional.of(answer.getString("reason", answer.encode()));
    }

    private String text(HttpMethod method, String path) {
        return await(request(method, path, HttpClientResponse::body), ANSWER_TIMEOUT)
                .toString();
    }

    @Override
    public void events(boolean follow, Consumer<JsonObject> event) {
        read("/events?follow=" + follow, follow, event);
    }

    @Override
    public void logs(LogQuery query, boolean follow, Consumer<LogLine> line) {
        read(
                "/logs?" + LogParameters.of(query) + "&follow=" + follow,
                follow,
                json -> LogLine.of(json).ifPresent(line));
    }

    @Override
    public void inspect(String path, Receiver receiver) {
        await(request(HttpMethod.POST, path, response -> take(response, receiver)), INSPECTION_TIMEOUT);
    }

    /** What the receiver throws ends the connection: nobody would take the rest. */
    private static Future<Void> take(HttpClientResponse response, Receiver receiver) {
        Promise<Void> taken = Promise.promise();
        Consumer<byte[]> parts = receiver.begin(coming(response));
        response.handler(part -> {
            try {
                parts.accept(part.getBytes());
            } catch (RuntimeException e) {
                taken.tryFail(e);
                response.request().connection().close();
            }
        });
        response.end().onSuccess(end -> taken.tryComplete()).onFailure(taken::tryFail);
        return taken.future();
    }

    private static ControlClient.Coming coming(HttpClientResponse response) {
        String disposition = Objects.requireNonNullElse(response.getHeader(HttpHeaders.CONTENT_DISPOSITION), "");
        Matcher name = FILE_NAME.matcher(disposition);
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        return new ControlClient.Coming(name.find() ? name.group(1) : "", length == null ? -1 : Long.parseLong(length));
    }

    private void read(String path, boolean follow, Consumer<JsonObject> object) {
        RecordParser lines = RecordParser.newDelimited(
                "\n", line -> EventStream.event(line.toString()).ifPresent(object));
        if (follow) {
            follow(path, lines);
        } else {
            await(request(HttpMethod.GET, path, response -> read(response, lines)), READING_TIMEOUT);
        }
    }

    private static Future<Void> read(HttpClientResponse response, RecordParser lines) {
        response.handler(lines);
        return response.end();
    }

    private void follow(String path, RecordParser lines) {
        AtomicBoolean begun = new AtomicBoolean();
        Future<Void> end = request(HttpMethod.GET, path, response -> {
            begun.set(true);
            return read(response, lines);
        });
        try {
            await(end, FOR_EVER);
        } catch (NothingRunsException e) {
            if (!begun.get()) {
                throw e;
            }
        }
        requireNoMaster();
    }

    /** The stream ends with the master; a master that answers still has cut it. */
    private void requireNoMaster() {
        try {
            if (!StatusView.isStopping(status())) {
                throw new IllegalStateException(
                        "the master runs on, but has cut this connection: it was read too slowly");
            }
        } catch (NothingRunsException e) {
            return;
        }
    }

    /** The response is used where and when it arrives: a moment later, on another thread, its body would be gone without a word. */
    private <T> Future<T> request(HttpMethod method, String path, Function<HttpClientResponse, Future<T>> use) {
        return request(method, path, Buffer.buffer(), use);
    }

    private <T> Future<T> request(
            HttpMethod method, String path, Buffer body, Function<HttpClientResponse, Future<T>> use) {
        return exchange(method, path, body, response -> checked(response).compose(use));
    }

    private <T> Future<T> exchange(
            HttpMethod method, String path, Buffer body, Function<HttpClientResponse, Future<T>> use) {
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.domainSocketAddress(socket().toString()))
                .setHost("localhost")
                .setMethod(method)
                .putHeader(HttpHeaders.ACCEPT, LINES)
                .setURI(path);
        return client().request(options).compose(request -> request.send(body).compose(use));
    }

    private static Future<HttpClientResponse> checked(HttpClientResponse response) {
        return response.statusCode() < 300
                ? Future.succeededFuture(response)
                : response.body().compose(body -> Future.failedFuture(refusal(response.statusCode(), body)));
    }

    /** A problem document is for people; anything else is told as it is. */
    private static RuntimeException refusal(int status, Buffer body) {
        try {
            String title = body.toJsonObject().getString("title");
            return new Refused(title.lines().toList(), status == UNFIT ? ExitCode.CONFIGURATION : ExitCode.FAILED);
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            return new IllegalStateException("the master answers " + status + ": " + body, e);
        }
    }

    /** The socket, if there is one and nobody else can have put it there. */
    private Path socket() {
        Path socket = home.controlSocket();
        if (!Files.exists(socket)) {
            throw new NothingRunsException(home);
        }
        Path directory = Optional.ofNullable(socket.getParent()).orElse(socket);
        if (!OwnDirectory.isOwn(directory)) {
            throw new ConfigurationException(
                    List.of(directory + ": belongs to another user; run this command as the user the master runs as"));
        }
        return socket;
    }

    private HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            Vertx started = Vertx.vertx(new VertxOptions()
                    .setFileSystemOptions(new FileSystemOptions().setClassPathResolvingEnabled(false))
                    .setPreferNativeTransport(true)
                    .setEventLoopPoolSize(1));
            vertx = started;
            known = started.createHttpClient();
            client = known;
        }
        return known;
    }

    private <T> T await(Future<T> future, Duration timeout) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the master has not answered for " + timeout.toSeconds() + "s", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        }
    }

    /** A refused or closed connection says that the master is gone; anything else is told as it is. */
    private RuntimeException failure(Throwable cause) {
        boolean gone = cause instanceof IOException || cause instanceof HttpClosedException;
        return gone
                ? new NothingRunsException(home)
                : cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    @Override
    public void close() {
        Vertx started = vertx;
        if (started != null) {
            vertx = null;
            client = null;
            await(started.close(), ANSWER_TIMEOUT);
        }
    }
}
