package io.universe.sample.engine;

import io.universe.sample.wire.Addresses;
import io.universe.sample.wire.ConstellationQuery;
import io.universe.sample.wire.NeighbourQuery;
import io.universe.sample.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;

/** The ear of the engine: hears questions on the event bus, counts them, and signs the answers with the name that its worker has by then. */
final class EngineVerticle extends VerticleBase {

    private final Astronomer astronomer;
    private final Supplier<String> name;
    private final LongAdder asked;

    EngineVerticle(Astronomer astronomer, Supplier<String> name, LongAdder asked) {
        this.astronomer = astronomer;
        this.name = name;
        this.asked = asked;
    }

    @Override
    public Future<?> start() {
        return Future.all(
                listen(Addresses.NEIGHBOURS, body -> astronomer.neighbours(NeighbourQuery.fromJson(body))),
                listen(Addresses.CONSTELLATION, body -> astronomer.constellation(ConstellationQuery.fromJson(body))));
    }

    private Future<Void> listen(String address, Function<JsonObject, JsonObject> answer) {
        return vertx.eventBus()
                .consumer(address, message -> answer(message, answer))
                .completion();
    }

    private void answer(Message<?> message, Function<JsonObject, JsonObject> answer) {
        asked.increment();
        try {
            message.reply(answer.apply(body(message)).put("engine", name.get()));
        } catch (Refusal refusal) {
            message.fail(refusal.status(), refusal.detail());
        }
    }

    private static JsonObject body(Message<?> message) {
        if (message.body() instanceof JsonObject json) {
            return json;
        }
        throw Refusal.badRequest("the body must be a JSON object, got " + message.body());
    }
}
