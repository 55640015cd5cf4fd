package io.universe.cache.node;

import io.universe.cache.Caches;
import io.universe.cluster.Cluster;
import io.universe.cluster.session.TestNode;
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

/** One node of a test's universe as a part of the platform sees it. Safe from any thread. */
final class TestSite implements Site {

    private final TestNode node;
    private final boolean holdsData;
    private final Path data;
    private final StatusBoard statuses = new StatusBoard();
    private final Map<Class<?>, Object> provided = new ConcurrentHashMap<>();

    TestSite(TestNode node, boolean holdsData, Path data) {
        this.node = node;
        this.holdsData = holdsData;
        this.data = data;
    }

    Caches caches() {
        return (Caches) Objects.requireNonNull(provided.get(Caches.class));
    }

    @Override
    public Vertx vertx() {
        return node.session().vertx();
    }

    @Override
    public Cluster cluster() {
        return node.session().cluster();
    }

    @Override
    public Optional<ClusterMember> member() {
        return Optional.of(node.member());
    }

    @Override
    public boolean holdsData() {
        return holdsData;
    }

    @Override
    public JsonObject settings(String section) {
        return new JsonObject();
    }

    @Override
    public Path data() {
        return data;
    }

    @Override
    public StatusBoard statuses() {
        return statuses;
    }

    @Override
    public <T> void provide(Class<T> type, T service) {
        provided.put(type, service);
    }
}
