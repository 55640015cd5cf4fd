package io.universe.benchmarks.twin;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import io.universe.benchmarks.app.Handlers;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.concurrent.atomic.AtomicInteger;

/** What the twins have in common: native transport as in a universe, loopback, and the word {@code ready} when they serve. */
public final class Twin {

    private static final String LOOPBACK = "127.0.0.1";

    private Twin() {}

    /** A Vert.x without a cluster. */
    static Vertx alone() {
        return Vertx.vertx(options());
    }

    /** A member of a cluster on loopback that joins the member at another port; the first one names its own. */
    static Future<Vertx> clustered(String cluster, int hazelcastPort, int joinPort) {
        VertxOptions options = options();
        options.getEventBusOptions().setHost(LOOPBACK);
        Config config = new Config().setClusterName(cluster);
        config.setProperty("hazelcast.logging.type", "none")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.socket.bind.any", "false");
        join(config.getNetworkConfig().setPort(hazelcastPort).setPortAutoIncrement(false), joinPort);
        return Vertx.builder()
                .with(options)
                .withClusterManager(new HazelcastClusterManager(config))
                .buildClustered();
    }

    private static void join(NetworkConfig network, int joinPort) {
        network.getInterfaces().setEnabled(true).addInterface(LOOPBACK);
        JoinConfig join = network.getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).addMember(LOOPBACK + ":" + joinPort);
    }

    private static VertxOptions options() {
        return new VertxOptions().setPreferNativeTransport(true);
    }

    /** Serves the handlers on so many event loops and says on which port. */
    static Future<Integer> serve(Vertx vertx, int eventLoops) {
        AtomicInteger port = new AtomicInteger();
        return vertx.deployVerticle(() -> new Web(port), new DeploymentOptions())
                .compose(first -> eventLoops == 1
                        ? Future.succeededFuture(first)
                        : vertx.deployVerticle(
                                () -> new Web(port), new DeploymentOptions().setInstances(eventLoops - 1)))
                .map(all -> port.get())
                .onSuccess(Twin::ready);
    }

    /** Tells the driver that it serves. */
    public static void ready(int port) {
        System.out.println("ready " + port);
    }

    /** Ends the process that cannot serve, so that the driver does not wait for it. */
    public static void failed(Throwable cause) {
        cause.printStackTrace();
        Runtime.getRuntime().halt(1);
    }

    /** One server on one event loop. */
    private static final class Web extends VerticleBase {

        private final AtomicInteger port;

        Web(AtomicInteger port) {
            this.port = port;
        }

        @Override
        public Future<HttpServer> start() {
            Router router = Router.router(vertx);
            Handlers.web(router, vertx);
            return vertx.createHttpServer()
                    .requestHandler(router)
                    .listen(port.get(), LOOPBACK)
                    .onSuccess(server -> port.set(server.actualPort()));
        }
    }
}
