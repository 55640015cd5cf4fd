package io.universe.hazelcast;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.InterfacesConfig;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MultiMapConfig.ValueCollectionType;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.TcpIpConfig;
import io.universe.spi.ClusterMaps;
import io.universe.spi.ClusterSpec;
import java.util.Map;
import java.util.ServiceLoader;

/** How a Hazelcast member is set up: reachable at one address only, quiet, small, and quick to notice a loss. All members of a cluster are set up alike. */
final class MemberConfig {

    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            // The platform closes its members itself, in its own order.
            Map.entry("hazelcast.shutdownhook.enabled", "false"),
            Map.entry("hazelcast.phone.home.enabled", "false"),
            Map.entry("hazelcast.logging.type", "slf4j"),
            Map.entry("hazelcast.logging.emoji.enabled", "false"),
            // One address, nothing else.
            Map.entry("hazelcast.socket.bind.any", "false"),
            Map.entry("hazelcast.socket.server.bind.any", "false"),
            // Who connects has the port that the system gives to a connection. One that is bound is given like those of
            // listeners, so it may be that of a member that has just gone: then the member
            // is connected to itself, and takes the dead one for alive.
            Map.entry("hazelcast.socket.client.bind", "false"),
            // Several members share a host: few threads each. One thread delivers all events, so nobody may block it.
            Map.entry("hazelcast.operation.thread.count", "2"),
            Map.entry("hazelcast.operation.generic.thread.count", "2"),
            Map.entry("hazelcast.operation.response.thread.count", "1"),
            Map.entry("hazelcast.io.input.thread.count", "1"),
            // Not one: while a member that hangs does not answer the greeting of a connection, the thread that writes
            // to it spins, and what it should write to others waits, heartbeats too.
            Map.entry("hazelcast.io.output.thread.count", "3"),
            Map.entry("hazelcast.event.thread.count", "1"),
            Map.entry("hazelcast.health.monitoring.level", "OFF"),
            // Not 271: whoever comes or goes has every partition handed over, counted and told to all, and there
            // are few members and little data. All members of a cluster have the same number.
            Map.entry("hazelcast.partition.count", "31"),
            // Joining: do not wait for others that may want to found the same cluster; a stale address is given up
            // soon.
            Map.entry("hazelcast.wait.seconds.before.join", "0"),
            Map.entry("hazelcast.tcp.join.port.try.count", "1"),
            Map.entry("hazelcast.max.join.seconds", "20"),
            // Who has joined sleeps in whole seconds until it is connected with everybody, the hung ones too. Whatever
            // it sends to a member connects it anyway.
            Map.entry("hazelcast.connect.all.wait.seconds", "0"),
            // Who joins while another one leaves may miss that, and cannot listen to anything until it is told of the
            // members once more; it gives up after 50 s.
            Map.entry("hazelcast.member.list.publish.interval.seconds", "5"),
            // A dead member: its connections end at once. A hung or cut-off one: no heartbeat. Whoever joins meanwhile
            // waits for that. It is longer than the nanny takes to judge (15 s of tolerance, 5 s of examination), and
            // than any pause of a JVM that is well: who is given up has to join anew.
            Map.entry("hazelcast.heartbeat.interval.seconds", "2"),
            Map.entry("hazelcast.max.no.heartbeat.seconds", "20"),
            // Whoever changes an entry waits for the copy too, and is not told when who was to keep that has died: it
            // would have its answer 5 s later. What was sent to a member arrives where the sender dies, too.
            Map.entry("hazelcast.operation.backup.timeout.millis", "1000"),
            // Two halves find each other again.
            Map.entry("hazelcast.merge.first.run.delay.seconds", "20"),
            Map.entry("hazelcast.merge.next.run.delay.seconds", "20"),
            // Leaving: hand over what is held, but do not wait for a member that does not take it.
            Map.entry("hazelcast.graceful.shutdown.max.wait", "5"));

    private MemberConfig() {}

    static Config of(ClusterSpec spec) {
        return of(spec, ServiceLoader.load(ClusterMaps.class, MemberConfig.class.getClassLoader()));
    }

    static Config of(ClusterSpec spec, Iterable<ClusterMaps> families) {
        Config config = new Config();
        config.setClusterName(spec.name());
        // Not that of the thread that happens to read a value: those of the common pool have the system's.
        config.setClassLoader(MemberConfig.class.getClassLoader());
        config.setLiteMember(!spec.holdsData());
        PROPERTIES.forEach(config::setProperty);
        config.getMetricsConfig().setEnabled(false);
        config.getSerializationConfig().setJavaSerializationFilterConfig(serializationFilter());
        configureNetwork(config.getNetworkConfig(), spec);
        configureVertxMaps(config);
        families.forEach(maps -> config.addMapConfig(mapConfig(maps)));
        return config;
    }

    private static void configureNetwork(NetworkConfig network, ClusterSpec spec) {
        requireOneInterface(spec.host());
        network.setPort(0).setPortAutoIncrement(false).setReuseAddress(true);
        network.setInterfaces(new InterfacesConfig().setEnabled(true).addInterface(spec.host()));
        JoinConfig join = network.getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        TcpIpConfig tcp = join.getTcpIpConfig().setEnabled(true);
        spec.join().forEach(tcp::addMember);
    }

    /** Whoever reaches a member's port can run code in it: so the wildcard address is never meant. */
    private static void requireOneInterface(String host) {
        if (host.isBlank() || host.equals("0.0.0.0") || host.equals("::")) {
            throw new IllegalArgumentException(
                    "the cluster's interface must be one literal address of this host, got '" + host + "'");
        }
    }

    private static void configureVertxMaps(Config config) {
        config.getMultiMapConfig("__vertx.subs").setBackupCount(1).setValueCollectionType(ValueCollectionType.SET);
        config.getMapConfig("__vertx.nodeInfo").setBackupCount(1);
    }

    /** Values stay as they came: who holds them need not know what they are. Each entry has figures of its own, since it may have a time to live of its own. */
    private static MapConfig mapConfig(ClusterMaps maps) {
        MapConfig config = new MapConfig(maps.names())
                .setBackupCount(maps.copies())
                .setInMemoryFormat(InMemoryFormat.BINARY)
                .setStatisticsEnabled(true)
                .setPerEntryStatsEnabled(true);
        maps.merging().ifPresent(policy -> config.getMergePolicyConfig().setPolicy(policy));
        return config;
    }

    /** What members exchange in Java's own serialization: exceptions, counters of vertx-hazelcast, and plain values in maps. */
    private static JavaSerializationFilterConfig serializationFilter() {
        ClassFilter allowed = new ClassFilter()
                .addPrefixes("com.hazelcast.", "io.vertx.spi.cluster.hazelcast.", "io.universe.", "[")
                .addPackages("java.lang", "java.util", "java.util.concurrent", "java.math", "java.time", "java.io");
        return new JavaSerializationFilterConfig().setDefaultsDisabled(true).setWhitelist(allowed);
    }
}
