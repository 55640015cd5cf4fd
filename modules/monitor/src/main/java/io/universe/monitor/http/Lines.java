package io.universe.monitor.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one server: who is too slow is cut, and who has waited longest gives way when there are too many, so that whoever asks and reads is answered however many others do neither. Owned by the
 * event loop.
 */
final class Lines {

    private static final Logger LOG = LoggerFactory.getLogger(Lines.class);

    private final LongSupplier nanoClock;
    private final int most;
    private final Map<HttpConnection, Line> open = new HashMap<>();

    Lines(LongSupplier nanoClock, int most) {
        this.nanoClock = nanoClock;
        this.most = most;
    }

    /** To be told of every connection. */
    void onConnection(HttpConnection connection) {
        if (open.size() >= most && !makeRoom()) {
            LOG.debug("all {} connections are in use; one more is cut", most);
            connection.close();
            return;
        }
        open.put(connection, new Line(connection, nanoClock.getAsLong()));
        ((ConnectionBase) connection).closeFuture().onComplete(closed -> open.remove(connection));
    }

    /** To be told of every request. */
    void onRequest(HttpServerRequest request) {
        Line line = open.get(request.connection());
        if (line != null) {
            line.onRequest(request, nanoClock.getAsLong());
        }
    }

    private boolean makeRoom() {
        long now = nanoClock.getAsLong();
        Optional<Map.Entry<HttpConnection, Line>> longest = open.entrySet().stream()
                .filter(entry -> entry.getValue().look(now).phase().isWaiting())
                .min(Comparator.comparingLong(entry -> entry.getValue().sinceNanos() - now));
        longest.ifPresent(entry -> {
            open.remove(entry.getKey());
            entry.getValue().cut();
        });
        return longest.isPresent();
    }

    /** Cuts whoever is too slow; to be called every second. */
    void sweep() {
        long now = nanoClock.getAsLong();
        List<Line> slow = open.values().stream()
                .filter(line -> line.look(now).isOver(now))
                .toList();
        slow.forEach(line -> {
            LOG.debug("a connection is cut: {} for too long", line.phase());
            line.cut();
        });
    }
}
