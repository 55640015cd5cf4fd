package io.universe.benchmarks.cache;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.universe.cache.Cache;
import io.universe.cache.CacheOptions;
import io.universe.cache.Caches;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.session.ClusterSession;
import io.universe.control.PlatformSettings;
import io.universe.hazelcast.HazelcastProvider;
import io.universe.spi.ClusterSpec;
import io.universe.spi.WorkerService;
import io.universe.worker.NodeServices;
import io.universe.worker.ServiceSite;
import io.universe.worker.ServiceSite.Standing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** This process as a worker with the parts of the platform, without an application and a master. */
record CacheMember(ClusterSession session, Caches caches) {

    private static final String LOOPBACK = "127.0.0.1";

    /** Joins through those members, or founds the cluster, and starts the parts of the platform. */
    static Future<CacheMember> join(String cluster, int slot, boolean holdsData, List<String> join) {
        ClusterSpec spec = new ClusterSpec(cluster, LOOPBACK, join, holdsData);
        VertxOptions options = new VertxOptions().setPreferNativeTransport(true);
        options.getEventBusOptions().setHost(LOOPBACK);
        return ClusterSession.open(Vertx.builder().with(options), new HazelcastProvider().member(spec), node(slot))
                .compose(session -> start(session, holdsData));
    }

    private static Node node(int slot) {
        long pid = ProcessHandle.current().pid();
        return new Node("", Role.SPAWN, "bench", "bench-" + slot, slot, 1, 1, LOOPBACK, pid, "dev");
    }

    /** Settings that nobody has given are the defaults. */
    private static Future<CacheMember> start(ClusterSession session, boolean holdsData) {
        Path data = Path.of(System.getProperty("java.io.tmpdir"), "universe-benchmark");
        ServiceSite site = new ServiceSite(
                session.vertx(),
                session.cluster(),
                new Standing(Optional.of(session.member()), holdsData),
                new PlatformSettings(new JsonObject(), data));
        ClassLoader loader = CacheMember.class.getClassLoader();
        return NodeServices.of(WorkerService.class, loader, session.newContext())
                .start(site)
                .map(started -> new CacheMember(session, site.provided().required(Caches.class)))
                .onSuccess(started -> session.announce());
    }

    Vertx vertx() {
        return session.vertx();
    }

    /** A cache as an application gets it that keeps so many values at hand. */
    Future<Cache<Object>> cache(int near) {
        return caches.use("bench." + near, CacheOptions.DEFAULTS.near(near));
    }

    /** A map of the same cluster, as Hazelcast makes it: on two members. */
    IMap<String, byte[]> plain() {
        return session.member().unwrap(HazelcastInstance.class).getMap("bench.plain");
    }
}
