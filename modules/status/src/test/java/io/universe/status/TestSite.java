package io.universe.status;

import io.universe.cluster.Cluster;
import io.universe.spi.ClusterMember;
import io.universe.spi.Site;
import io.universe.spi.StatusBoard;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where a test runs a part of the platform. */
record TestSite(Vertx vertx, Cluster cluster, StatusBoard statuses, Map<Class<?>, Object> provided) implements Site {

    TestSite(Vertx vertx, Cluster cluster) {
        this(vertx, cluster, new StatusBoard(), new ConcurrentHashMap<>());
    }

    /** What was provided. */
    <T> T service(Class<T> type) {
        return type.cast(Objects.requireNonNull(provided.get(type), type.getName()));
    }

    @Override
    public Optional<ClusterMember> member() {
        return Optional.empty();
    }

    @Override
    public boolean holdsData() {
        return false;
    }

    @Override
    public JsonObject settings(String section) {
        return new JsonObject();
    }

    @Override
    public Path data() {
        return Path.of("data");
    }

    @Override
    public <T> void provide(Class<T> type, T service) {
        provided.put(type, service);
    }
}
