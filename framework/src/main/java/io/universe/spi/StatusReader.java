package io.universe.spi;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks every node of the universe what it says about itself; provided by a part of the platform. Safe from any thread. Never fails because a node is silent. */
public interface StatusReader {

    /** The names under which any node says something, in alphabetical order. */
    Future<List<String>> names(Duration wait);

    /** One entry for each node that says something under the name, and for each that is silent: {@code {worker, pid, uuid, name, status | error}}; empty where no node knows the name. */
    Future<Optional<JsonArray>> read(String name, Duration wait);
}
