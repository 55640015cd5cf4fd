package io.universe.monitor.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.universe.monitor.connection.Cutting;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/** A connection of a client, and the phase it is in. Owned by the event loop. */
final class Line {

    private final HttpConnection connection;
    private @Nullable HttpServerRequest latest;
    private Phase phase = Phase.SILENT;
    private long sinceNanos;

    Line(HttpConnection connection, long nowNanos) {
        this.connection = connection;
        this.sinceNanos = nowNanos;
    }

    void onRequest(HttpServerRequest request, long nowNanos) {
        latest = request;
        sinceNanos = nowNanos;
        look(nowNanos);
    }

    /** Finds out which phase it is in by now. */
    Line look(long nowNanos) {
        Phase now = phaseNow();
        if (now != phase) {
            phase = now;
            sinceNanos = nowNanos;
        }
        return this;
    }

    private Phase phaseNow() {
        HttpServerRequest request = latest;
        if (request == null) {
            return Phase.SILENT;
        }
        boolean isAnswered = request.response().ended();
        if (!request.isEnded()) {
            return Phase.RECEIVING;
        } else if (!isAnswered) {
            return Phase.ANSWERING;
        }
        return isTaken() ? Phase.IDLE : Phase.TAKING;
    }

    private boolean isTaken() {
        Channel channel = ((ConnectionBase) connection).channel();
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null || buffer.totalPendingWriteBytes() == 0;
    }

    Phase phase() {
        return phase;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    boolean isOver(long nowNanos) {
        return phase.isOver(nowNanos - sinceNanos);
    }

    void cut() {
        Cutting.cut(connection);
    }
}
