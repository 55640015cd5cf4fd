package io.universe.launcher.master.ecv;

import io.universe.launcher.config.EcvSettings.Asking;
import io.universe.operations.EcvValidator.Answer;
import io.universe.operations.MonitorOptions.Access;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * The application asked for its say, question by question, each on a connection of its own as load balancers' are. Owned by the event loop of the Vert.x that it is given, with which it ends.
 */
final class Inquiry {

    private final Vertx vertx;
    private final Asking asking;
    private final IntSupplier port;
    private final Judge judge;
    private final HttpClient client;
    private final Consumer<EcvEvent.Answered> told;
    private final AtomicBoolean isFree = new AtomicBoolean(true);

    /**
     * Nothing is asked before it begins.
     *
     * @param port that of the application, 0 where it has none
     */
    Inquiry(Vertx vertx, Asking asking, IntSupplier port, Judge judge, Consumer<EcvEvent.Answered> told) {
        this.vertx = vertx;
        this.asking = asking;
        this.port = port;
        this.judge = judge;
        this.told = told;
        this.client = vertx.createHttpClient(options(asking));
    }

    /** On this machine the name in a certificate is another one. Who is given up is connected with no longer. */
    static HttpClientOptions options(Asking asking) {
        boolean isHere = asking.url().startsWith("/")
                || Access.LOOPBACK.contains(
                        String.valueOf(URI.create(asking.url()).getHost()));
        return new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout(Math.toIntExact(asking.timeout().toMillis()))
                .setTrustAll(isHere)
                .setVerifyHost(!isHere);
    }

    /** Asks now, and again with every interval; not while a question is open. */
    void begin() {
        vertx.setPeriodic(1, asking.interval().toMillis(), timer -> {
            if (isFree.compareAndSet(true, false)) {
                ask();
            }
        });
    }

    private void ask() {
        Question question = new Question();
        ask(question)
                .timeout(asking.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(asked -> {
                    question.end();
                    isFree.set(true);
                    told.accept(asked.succeeded() ? asked.result() : failed(question, asked.cause()));
                });
    }

    private EcvEvent.Answered failed(Question question, Throwable cause) {
        String what = question.isAnswered() ? "the answer could not be judged" : "no answer";
        String why = cause instanceof TimeoutException
                ? " within " + asking.timeout().toMillis() + " ms"
                : ": " + Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
        return EcvEvent.Answered.badly(what + why);
    }

    private Future<EcvEvent.Answered> ask(Question question) {
        return connect()
                .compose(question::send)
                .compose(response -> BodyHead.of(response)
                        .map(body -> new Answer(response.statusCode(), BodyHead.headers(response), body)))
                .onSuccess(answer -> question.onAnswer())
                .compose(answer -> judge.judge(answer, question));
    }

    /** Whatever keeps it from being asked, the next question is asked all the same. */
    private Future<HttpClientRequest> connect() {
        try {
            return client.request(request());
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private RequestOptions request() {
        RequestOptions request = new RequestOptions().putHeader("User-Agent", "universe-ecv");
        return asking.url().startsWith("/")
                ? request.setHost(InetAddress.getLoopbackAddress().getHostAddress())
                        .setPort(port.getAsInt())
                        .setURI(asking.url())
                : request.setAbsoluteURI(asking.url());
    }
}
