package io.universe.metrics.process;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.spi.metrics.EventBusMetrics;
import java.util.concurrent.atomic.LongAdder;

/**
 * The messages of a process, under the names that {@code vertx-micrometer-metrics} gives them. That one looks a meter up several times for each message; here all are there from the start. Addresses of Vert.x's own, such as
 * those of replies, are left out, as there. Safe from any thread.
 */
final class BusMeters implements EventBusMetrics<BusMeters.Listener> {

    private static final String INTERNAL = "__vertx.";

    /** Who listens at an address. */
    enum Listener {
        /** The application, or a part of the platform. */
        COUNTED,
        /** Vert.x itself. */
        INTERNAL
    }

    /** A counter for messages within the process, and one for those between processes. */
    private record Sides(Counter local, Counter remote) {

        void count(boolean isLocal) {
            (isLocal ? local : remote).increment();
        }
    }

    private final MeterRegistry registry;
    private final LongAdder handlers = new LongAdder();
    private final LongAdder pendingLocal = new LongAdder();
    private final LongAdder pendingRemote = new LongAdder();
    private final Sides sent;
    private final Sides published;
    private final Sides received;
    private final Sides delivered;
    private final Sides processed;
    private final Sides discarded;
    private final DistributionSummary bytesRead;
    private final DistributionSummary bytesWritten;

    BusMeters(MeterRegistry registry) {
        this.registry = registry;
        this.sent = sides("sent", "Messages sent to one handler.");
        this.published = sides("published", "Messages published to all handlers.");
        this.received = sides("received", "Messages that have come.");
        this.delivered = sides("delivered", "Messages that have come to a handler.");
        this.processed = sides("processed", "Messages that a handler was called with.");
        this.discarded = sides("discarded", "Messages that no handler was called with.");
        this.bytesRead = bytes("read", "What messages have brought.");
        this.bytesWritten = bytes("written", "What messages have taken along.");
        gauge("handlers", "Handlers on the bus.", handlers);
        gauge("pending", "Messages that wait for their handler.", pendingLocal, "side", "local");
        gauge("pending", "Messages that wait for their handler.", pendingRemote, "side", "remote");
    }

    private Sides sides(String name, String help) {
        return new Sides(counter(name, help, "local"), counter(name, help, "remote"));
    }

    private Counter counter(String name, String help, String side) {
        return Counter.builder("vertx.eventbus." + name)
                .description(help)
                .tag("side", side)
                .register(registry);
    }

    private DistributionSummary bytes(String name, String help) {
        return DistributionSummary.builder("vertx.eventbus.bytes." + name)
                .description(help)
                .baseUnit("bytes")
                .register(registry);
    }

    private void gauge(String name, String help, LongAdder adder, String... tags) {
        Gauge.builder("vertx.eventbus." + name, adder, LongAdder::sum)
                .description(help)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private LongAdder pending(boolean isLocal) {
        return isLocal ? pendingLocal : pendingRemote;
    }

    private static boolean isCounted(String address) {
        return !address.startsWith(INTERNAL);
    }

    @Override
    public Listener handlerRegistered(String address) {
        if (!isCounted(address)) {
            return Listener.INTERNAL;
        }
        handlers.increment();
        return Listener.COUNTED;
    }

    @Override
    public void handlerUnregistered(Listener handler) {
        if (handler == Listener.COUNTED) {
            handlers.decrement();
        }
    }

    @Override
    public void scheduleMessage(Listener handler, boolean local) {
        if (handler == Listener.COUNTED) {
            pending(local).increment();
        }
    }

    @Override
    public void discardMessage(Listener handler, boolean local, Message<?> message) {
        if (handler == Listener.COUNTED) {
            pending(local).decrement();
            discarded.count(local);
        }
    }

    @Override
    public void messageDelivered(Listener handler, boolean local) {
        if (handler == Listener.COUNTED) {
            pending(local).decrement();
            processed.count(local);
        }
    }

    @Override
    public void messageSent(String address, boolean publish, boolean local, boolean remote) {
        if (isCounted(address)) {
            (publish ? published : sent).count(!remote);
        }
    }

    @Override
    public void messageReceived(String address, boolean publish, boolean local, int handlers) {
        if (isCounted(address)) {
            received.count(local);
            if (handlers > 0) {
                delivered.count(local);
            }
        }
    }

    @Override
    public void messageWritten(String address, int bytes) {
        if (isCounted(address)) {
            bytesWritten.record(bytes);
        }
    }

    @Override
    public void messageRead(String address, int bytes) {
        if (isCounted(address)) {
            bytesRead.record(bytes);
        }
    }

    /** A failure is no part of what goes well, so this may look its meter up. */
    @Override
    public void replyFailure(String address, ReplyFailure failure) {
        Counter.builder("vertx.eventbus.reply.failures")
                .description("Requests that got no answer.")
                .tag("failure", failure.name())
                .register(registry)
                .increment();
    }
}
