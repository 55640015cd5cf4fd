package io.universe.metrics.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.universe.metrics.process.BusMeters.Listener;
import io.vertx.core.eventbus.ReplyFailure;
import org.junit.jupiter.api.Test;

/** How messages are counted. */
class BusMetersTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final BusMeters bus = new BusMeters(registry);

    private double count(String name, String side) {
        return registry.get("vertx.eventbus." + name)
                .tag("side", side)
                .counter()
                .count();
    }

    private double gauge(String name) {
        return registry.get("vertx.eventbus." + name).gauge().value();
    }

    @Test
    void shouldCountMessagesOnTheirWay() {
        bus.messageSent("shop", false, false, true);
        bus.messageSent("shop", true, true, false);
        bus.messageWritten("shop", 100);
        bus.messageReceived("shop", false, false, 0);
        bus.messageReceived("shop", false, true, 1);

        assertThat(count("sent", "remote")).isEqualTo(1);
        assertThat(count("published", "local")).isEqualTo(1);
        assertThat(count("received", "remote")).isEqualTo(1);
        assertThat(count("delivered", "remote")).isZero();
        assertThat(count("delivered", "local")).isEqualTo(1);
        assertThat(registry.get("vertx.eventbus.bytes.written").summary().totalAmount())
                .isEqualTo(100);
    }

    @Test
    void shouldKnowWhoListensAndWhatWaits() {
        Listener listener = bus.handlerRegistered("shop");
        bus.scheduleMessage(listener, true);
        bus.scheduleMessage(listener, true);
        bus.messageDelivered(listener, true);

        assertThat(gauge("handlers")).isEqualTo(1);
        assertThat(registry.get("vertx.eventbus.pending")
                        .tag("side", "local")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(count("processed", "local")).isEqualTo(1);

        bus.handlerUnregistered(listener);
        assertThat(gauge("handlers")).isZero();
    }

    @Test
    void shouldLeaveOutWhatIsVertxsOwn() {
        Listener listener = bus.handlerRegistered("__vertx.reply.1");
        bus.scheduleMessage(listener, true);
        bus.messageSent("__vertx.reply.1", false, true, false);

        assertThat(gauge("handlers")).isZero();
        assertThat(count("sent", "local")).isZero();
    }

    @Test
    void shouldCountRequestsWithoutAnAnswer() {
        bus.replyFailure("shop", ReplyFailure.TIMEOUT);

        assertThat(registry.get("vertx.eventbus.reply.failures")
                        .tag("failure", "TIMEOUT")
                        .counter()
                        .count())
                .isEqualTo(1);
    }
}
