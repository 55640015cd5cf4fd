package io.universe.monitor.http;

import io.universe.spi.StatusReader;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Nodes that say something under the name "sky", and a note of how long they were waited for. */
final class FakeReader implements StatusReader {

    static final JsonArray SKY =
            new JsonArray().add(new JsonObject().put("worker", "web-0").put("status", 7));

    final List<Duration> waits = new CopyOnWriteArrayList<>();

    @Override
    public Future<List<String>> names(Duration wait) {
        return Future.succeededFuture(List.of("heartbeat", "sky"));
    }

    @Override
    public Future<Optional<JsonArray>> read(String name, Duration wait) {
        waits.add(wait);
        return Future.succeededFuture(name.equals("sky") ? Optional.of(SKY) : Optional.empty());
    }
}
