package io.universe.sample.web;

import io.universe.sample.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;

/** Where the web asks the engine. What the engine refuses, and an engine that is not there, comes back as a {@link Refusal}. */
final class EngineDesk {

    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setSendTimeout(2_000);

    private final EventBus bus;

    EngineDesk(EventBus bus) {
        this.bus = bus;
    }

    Future<JsonObject> ask(String address, JsonObject question) {
        return bus.<JsonObject>request(address, question, OPTIONS)
                .map(Message::body)
                .recover(failure -> Future.failedFuture(refusal(failure)));
    }

    /** A failure with a status of HTTP is the engine's own word; any other one means that nobody answered. */
    static Throwable refusal(Throwable failure) {
        if (!(failure instanceof ReplyException reply)) {
            return failure;
        }
        boolean engineSpoke = reply.failureType() == ReplyFailure.RECIPIENT_FAILURE
                && reply.failureCode() >= 400
                && reply.failureCode() < 500;
        return engineSpoke
                ? Refusal.relayed(reply.failureCode(), String.valueOf(reply.getMessage()))
                : Refusal.unavailable("no engine answers at the moment (%s)".formatted(reply.failureType()));
    }
}
