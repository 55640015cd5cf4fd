package io.universe.worker;

import io.universe.app.Backend;
import io.universe.app.Worker;
import io.universe.cluster.Cluster;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The worker as its application sees it. Immutable, but for its name, which is that of its node. */
public record RunningWorker(
        Vertx vertx,
        Cluster cluster,
        String context,
        JsonObject settings,
        JsonObject backendSettings,
        List<Backend> backends,
        Provided provided)
        implements Worker {

    /** Keeps options and backends out of logs: passwords stand there. */
    @Override
    public String toString() {
        return "RunningWorker[" + name() + "]";
    }

    @Override
    public String name() {
        return cluster.self().worker();
    }

    @Override
    public JsonObject options() {
        return settings.copy();
    }

    @Override
    public <B extends Backend> B backend(Class<B> type) {
        return backends.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("context %s has no backend of type %s; it has %s"
                        .formatted(
                                context,
                                type.getName(),
                                backends.stream().map(Backend::name).toList())));
    }

    @Override
    public <T> T service(Class<T> type) {
        return provided.required(type);
    }

    @Override
    public JsonObject backendOptions(String backend) {
        JsonObject found = backendSettings.getJsonObject(backend);
        return found == null ? new JsonObject() : found.copy();
    }
}
