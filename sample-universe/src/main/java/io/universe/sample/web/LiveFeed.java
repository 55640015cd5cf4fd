package io.universe.sample.web;

import io.universe.app.Worker;
import io.universe.cluster.ClusterEvents;
import io.universe.sample.wire.Refusal;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this worker's browsers hear about the universe. However many they are, the event bus knows one consumer per event, and only
 * this process: each node tells its own subscribers.
 *
 * <p>Opened and closed once, by its module; clients join from any event loop.
 */
final class LiveFeed {

    /** Local to the worker: ends all streams, and is answered when none will be opened any more. */
    static final String END = "atlas.live.end";

    private static final int MAX_CLIENTS = 1_000;
    private static final long HEARTBEAT_MILLIS = 15_000;

    private final Worker worker;
    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private final List<MessageConsumer<?>> consumers = new ArrayList<>();
    private volatile boolean open = true;
    private long heartbeat = -1;

    LiveFeed(Worker worker) {
        this.worker = worker;
    }

    Future<?> open() {
        heartbeat = worker.vertx().setPeriodic(HEARTBEAT_MILLIS, tick -> tell(LiveEvent.HEARTBEAT));
        relay(ClusterEvents.NODE_JOINED, "joined");
        relay(ClusterEvents.NODE_LEFT, "left");
        consumers.add(worker.vertx().eventBus().localConsumer(END, message -> {
            end();
            message.reply(null);
        }));
        return Future.all(consumers.stream().map(MessageConsumer::completion).toList());
    }

    /** Refused where the worker is about to go, or has as many clients as it can serve. */
    void join(Context context, HttpServerResponse response) {
        if (!open || clients.size() >= MAX_CLIENTS) {
            throw Refusal.unavailable(
                    open ? "this worker has %d listeners".formatted(MAX_CLIENTS) : "this worker leaves");
        }
        LiveClient client = new LiveClient(context, response, clients::remove);
        clients.add(client);
        client.send(LiveEvent.nodes(worker.cluster().self(), worker.cluster().nodes()));
    }

    /** How many browsers listen. */
    int listeners() {
        return clients.size();
    }

    Future<?> close() {
        worker.vertx().cancelTimer(heartbeat);
        end();
        return Future.join(consumers.stream().map(MessageConsumer::unregister).toList());
    }

    private void relay(String address, String name) {
        consumers.add(worker.vertx()
                .eventBus()
                .<JsonObject>localConsumer(address, message -> tell(LiveEvent.of(name, message.body()))));
    }

    private void tell(Buffer event) {
        clients.forEach(client -> client.send(event));
    }

    private void end() {
        open = false;
        clients.forEach(LiveClient::end);
    }
}
