package io.universe.sample.it;

import io.universe.spi.ClusterMember;
import io.universe.spi.ClusterProvider;
import io.universe.spi.ClusterSpec;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The main class of a JVM that joins a universe's cluster as a member of no use, {@code NAME HOST:PORT}, and damages the registrations of a node, {@code UUID ADDRESS}, behind everybody's back: it takes out what
 * there is, and puts in what is not true. Says {@code @damaged}, and leaves when its input ends.
 */
public final class BusDamage {

    static final String GHOST = "ghost";
    static final String GHOST_TOWN = "ghost.town";
    static final int NUMBER = 4711;

    private final ClusterManager registrations;

    private BusDamage(ClusterManager registrations) {
        this.registrations = registrations;
    }

    /** Joins, damages, and waits for the end of its input. */
    public static void main(String[] words) throws Exception {
        ClusterProvider provider =
                ServiceLoader.load(ClusterProvider.class).findFirst().orElseThrow();
        ClusterMember member = provider.member(new ClusterSpec(words[0], "127.0.0.1", List.of(words[1]), false));
        VertxOptions options = new VertxOptions();
        options.getEventBusOptions().setHost("127.0.0.1");
        Vertx vertx = await(Vertx.builder()
                .with(options)
                .withClusterManager(member.manager())
                .buildClustered());
        new BusDamage(member.manager()).damage(words[2], words[3]);
        System.out.println("@damaged");
        System.in.transferTo(System.err);
        await(vertx.close());
    }

    private void damage(String node, String address) throws Exception {
        List<RegistrationInfo> held = await(promise -> registrations.getRegistrations(address, promise));
        for (RegistrationInfo info : held) {
            if (info.nodeId().equals(node)) {
                BusDamage.<Void>await(promise -> registrations.removeRegistration(address, info, promise));
            }
        }
        add(address, node);
        add(address, GHOST);
        add(GHOST_TOWN, GHOST);
    }

    private void add(String address, String node) throws Exception {
        RegistrationInfo untrue = new RegistrationInfo(node, NUMBER, false);
        BusDamage.<Void>await(promise -> registrations.addRegistration(address, untrue, promise));
    }

    private static <T> T await(Consumer<Completable<T>> call) throws Exception {
        Promise<T> promise = Promise.promise();
        call.accept(promise);
        return await(promise.future());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
