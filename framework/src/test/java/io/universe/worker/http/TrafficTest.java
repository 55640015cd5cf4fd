package io.universe.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.spi.RequestMeter;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final SocketAddress REMOTE = SocketAddress.inetSocketAddress(1, "10.0.0.7");

    private final AtomicLong nanos = new AtomicLong(1_000);
    private final List<String> log = new ArrayList<>();
    private final Traffic traffic = new Traffic(
            nanos::get,
            (request, status, bytes, took) -> log.add(request.uri() + " " + status + " " + bytes + " " + took));
    private final HttpServerMetrics<Object, Object, Object> reports = reports(traffic);
    private final List<String> metered = new ArrayList<>();

    @Test
    void shouldCountConnections() {
        Object first = reports.connected(REMOTE, "");
        reports.connected(REMOTE, "");
        reports.disconnected(first, REMOTE);
        assertThat(traffic.figures().aliveConnections()).isEqualTo(1);
        assertThat(traffic.figures().totalConnections()).isEqualTo(2);
    }

    @Test
    void shouldKnowWhatIsInFlight() {
        Object exchange = begin("/a");
        assertThat(traffic.figures().inFlight()).isEqualTo(1);
        reports.responseEnd(exchange, Fakes.response(200, "text/plain"), 5);
        assertThat(traffic.figures()).isEqualTo(new TrafficFigures(0, 0, 0, 1, 0, 0));
    }

    @Test
    void shouldMeasureAndLogEveryAnswer() {
        Object exchange = begin("/a");
        nanos.addAndGet(2_500);
        reports.responseEnd(exchange, Fakes.response(404, "text/plain"), 5);
        assertThat(traffic.figures().totalDurationNanos()).isEqualTo(2_500);
        assertThat(log).containsExactly("/a 404 5 2500");
    }

    @Test
    void shouldCountServerErrorsAndResetsAsFailed() {
        reports.responseEnd(begin("/a"), Fakes.response(404, "text/plain"), 0);
        reports.responseEnd(begin("/b"), Fakes.response(503, "text/plain"), 0);
        reports.requestReset(begin("/c"));
        assertThat(traffic.figures().failed()).isEqualTo(2);
        assertThat(traffic.figures().totalTransactions()).isEqualTo(3);
    }

    @Test
    void shouldCountARequestOnceThatIsAnsweredAndThenReset() {
        Object exchange = begin("/upload");
        reports.responseEnd(exchange, Fakes.response(413, "text/plain"), 0);
        reports.requestReset(exchange);
        reports.requestReset(exchange);
        assertThat(traffic.figures()).isEqualTo(new TrafficFigures(0, 0, 0, 1, 0, 0));
    }

    @Test
    void shouldForgetAnEventStreamThatEnds() {
        Object exchange = begin("/events");
        HttpServerResponse stream = Fakes.response(200, "text/event-stream; charset=utf-8");
        reports.responseBegin(exchange, Fakes.report(stream));
        assertThat(openStreams()).containsExactly(stream);
        reports.responseEnd(exchange, Fakes.report(stream), 0);
        assertThat(openStreams()).isEmpty();
    }

    @Test
    void shouldForgetAnEventStreamWhoseClientIsGone() {
        Object exchange = begin("/events");
        reports.responseBegin(exchange, Fakes.report(Fakes.response(200, "text/event-stream")));
        reports.requestReset(exchange);
        assertThat(openStreams()).isEmpty();
    }

    @Test
    void shouldNotTakeAnOrdinaryAnswerForAStream() {
        reports.responseBegin(begin("/a"), Fakes.report(Fakes.response(200, "text/html")));
        reports.responseBegin(begin("/b"), Fakes.report(Fakes.response(204, null)));
        assertThat(openStreams()).isEmpty();
    }

    @Test
    void shouldTellOfStreamsThatBeginLater() {
        List<HttpServerResponse> told = openStreams();
        HttpServerResponse late = Fakes.response(200, "text/event-stream");
        reports.responseBegin(begin("/events"), Fakes.report(late));
        assertThat(told).containsExactly(late);
    }

    @Test
    void shouldKnowTheOpenWebSockets() {
        ServerWebSocket webSocket = Fakes.of(ServerWebSocket.class);
        Object metric = reports.connected(reports.connected(REMOTE, ""), begin("/ws"), webSocket);
        assertThat(openWebSockets()).containsExactly(webSocket);
        reports.disconnected(metric);
        assertThat(openWebSockets()).isEmpty();
    }

    @Test
    void shouldSayAtOnceThatThereIsNoConnection() {
        List<String> said = new ArrayList<>();
        traffic.whenEmpty(() -> said.add("empty"));
        assertThat(said).containsExactly("empty");
    }

    @Test
    void shouldSayOnceWhenTheLastConnectionIsGone() {
        List<String> said = new ArrayList<>();
        Object first = reports.connected(REMOTE, "");
        Object second = reports.connected(REMOTE, "");
        traffic.whenEmpty(() -> said.add("empty"));
        reports.disconnected(first, REMOTE);
        assertThat(said).isEmpty();
        reports.disconnected(second, REMOTE);
        reports.disconnected(reports.connected(REMOTE, ""), REMOTE);
        assertThat(said).containsExactly("empty");
    }

    @Test
    void shouldMeterAnAnswerInOnePieceBeforeAnybodyCanReadIt() {
        HttpServerMetrics<Object, Object, Object> measured = reports(metering());
        Object exchange = measured.requestBegin(this, Fakes.request("/a"));
        measured.requestRouted(exchange, "/*");
        measured.requestRouted(exchange, null);
        HttpServerResponse whole = Fakes.whole(200);
        nanos.addAndGet(10);

        measured.responseBegin(exchange, Fakes.report(whole));
        assertThat(metered).containsExactly("GET /* 200 10");

        measured.responseEnd(exchange, Fakes.report(whole), 5);
        measured.requestReset(exchange);
        assertThat(metered).hasSize(1);
    }

    @Test
    void shouldMeterAnAnswerInPiecesWhenItIsOver() {
        HttpServerMetrics<Object, Object, Object> measured = reports(metering());
        Object exchange = measured.requestBegin(this, Fakes.request("/a"));
        HttpServerResponse response = Fakes.response(200, "text/plain");

        measured.responseBegin(exchange, Fakes.report(response));
        assertThat(metered).isEmpty();
        measured.responseEnd(exchange, Fakes.report(response), 5);

        assertThat(metered).containsExactly("GET null 200 0");
    }

    @Test
    void shouldMeterWhatIsCutAsSuch() {
        HttpServerMetrics<Object, Object, Object> measured = reports(metering());
        Object exchange = measured.requestBegin(this, Fakes.request("/a"));

        measured.requestReset(exchange);
        measured.requestReset(exchange);

        assertThat(metered).containsExactly("cut");
    }

    @Test
    void shouldNotMeterTheWarmUp() {
        Traffic metering = metering();
        metering.warmingUp(true);
        HttpServerMetrics<Object, Object, Object> warmUp = reports(metering);
        metering.warmingUp(false);

        warmUp.responseEnd(warmUp.requestBegin(this, Fakes.request("/")), Fakes.response(200, "text/plain"), 0);

        assertThat(metered).isEmpty();
        assertThat(metering.figures().totalTransactions()).isEqualTo(1);
    }

    private Traffic metering() {
        RequestMeter meter = new RequestMeter() {
            @Override
            public void answered(String method, @Nullable String route, int status, long took) {
                metered.add(method + " " + route + " " + status + " " + took);
            }

            @Override
            public void cut() {
                metered.add("cut");
            }
        };
        return new Traffic(nanos::get, AccessLog.NONE, open -> meter);
    }

    private Object begin(String uri) {
        return reports.requestBegin(this, Fakes.request(uri));
    }

    private List<HttpServerResponse> openStreams() {
        List<HttpServerResponse> found = new ArrayList<>();
        traffic.eventStreams().forEachFromNowOn(found::add);
        return found;
    }

    private List<ServerWebSocket> openWebSockets() {
        List<ServerWebSocket> found = new ArrayList<>();
        traffic.webSockets().forEachFromNowOn(found::add);
        return found;
    }

    @SuppressWarnings("unchecked")
    private static HttpServerMetrics<Object, Object, Object> reports(Traffic traffic) {
        return (HttpServerMetrics<Object, Object, Object>)
                traffic.metrics(new VertxOptions()).createHttpServerMetrics(new HttpServerOptions(), REMOTE);
    }
}
