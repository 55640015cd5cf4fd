package io.universe.cache.node;

import io.universe.cache.CacheFixture;
import io.universe.cache.Caches;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.session.TestNode;
import io.universe.cluster.session.TestUniverse;
import io.universe.hazelcast.HazelcastFixture;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Two members that hold data, one of them the master, without whom nobody tells anything to another node, and as many others as a test plays with, each with the cache as the platform brings it. Owned by the test's thread. */
final class ClusteredFixture implements CacheFixture, AutoCloseable {

    private final TestUniverse universe = new TestUniverse(new HazelcastFixture());
    private final Path data;
    private final Map<Integer, Started> nodes = new ConcurrentHashMap<>();
    private int count;

    private record Started(TestNode node, CacheService service, TestSite site) {}

    ClusteredFixture(Path data) {
        this.data = data;
        start(Role.MASTER, "master", true);
        start(Role.FORK, "cache", true);
    }

    /** Also after one that was killed. */
    @Override
    public Caches node(int number) {
        return nodes.computeIfAbsent(number, ignored -> start(Role.FORK, "test", false))
                .site()
                .caches();
    }

    private Started start(Role role, String context, boolean holdsData) {
        Node self = new Node("", role, context, context + "-" + count, count++, 1, 1, "127.0.0.1", 1, "0");
        TestNode node = universe.member(self, holdsData).announce();
        TestSite site = new TestSite(node, holdsData, data);
        CacheService service = new CacheService();
        await(service.start(site).mapEmpty());
        Started started = new Started(node, service, site);
        if (holdsData) {
            nodes.put(-count, started);
        }
        return started;
    }

    TestSite dataSite() {
        return Objects.requireNonNull(nodes.get(-1)).site();
    }

    @Override
    public Future<Void> close(int number) {
        return Objects.requireNonNull(nodes.get(number)).service().stop().mapEmpty();
    }

    @Override
    public void kill(int number) {
        Started started = nodes.remove(number);
        if (started != null) {
            universe.kill(started.node());
        }
    }

    @Override
    public void close() {
        nodes.values().forEach(started -> await(started.service().stop().mapEmpty()));
        universe.close();
    }
}
