package io.universe.launcher.master.cluster;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.session.ClusterSession;
import io.universe.cluster.session.SessionOptions;
import io.universe.launcher.config.Settings;
import io.universe.launcher.process.LauncherFailure;
import io.universe.spi.ClusterMember;
import io.universe.spi.ClusterProvider;
import io.universe.spi.ClusterSpec;
import io.universe.worker.Identity;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The master as a member of the cluster, and the address at which its workers join. */
public record MasterCluster(ClusterSession session, String address) {

    private static final int FAILED = 1;

    /**
     * Joins, or founds the cluster where nobody is there yet. It holds data, since there have to be two members that do and a member without data cannot be the first. Fails with a LauncherFailure.
     */
    public static Future<MasterCluster> join(Settings settings) {
        return join(settings, SessionOptions.DEFAULTS, List.of());
    }

    /** The same through members of its own universe, where there are any: then a cluster without company is none. */
    static Future<MasterCluster> join(Settings settings, SessionOptions options, List<String> own) {
        List<String> through = new ArrayList<>(own);
        through.addAll(settings.cluster().members());
        ClusterSpec spec =
                new ClusterSpec(settings.cluster().name(), settings.cluster().bind(), through, true);
        ClusterMember member = ServiceLoader.load(ClusterProvider.class)
                .findFirst()
                .orElseThrow(() ->
                        new LauncherFailure(1, "no cluster provider on the class path; add universe-hazelcast", null))
                .member(spec);
        return ClusterSession.open(builder(settings), member, self(), options)
                .compose(session -> own.isEmpty() || session.hasCompany()
                        ? Future.succeededFuture(session)
                        : session.leave().compose(left -> Future.failedFuture("nobody answered at " + own)))
                .map(session -> new MasterCluster(session, member.address()))
                .recover(cause -> Future.failedFuture(refusal(settings, cause)));
    }

    /** What libraries say in several lines is one here; the file has it all. */
    private static LauncherFailure refusal(Settings settings, Throwable cause) {
        String said = String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        return new LauncherFailure(
                FAILED,
                "%s; see cluster.interface (%s) and cluster.members, and %s"
                        .formatted(
                                said,
                                settings.cluster().bind(),
                                settings.home().log().resolve("master.log")),
                cause);
    }

    private static VertxBuilder builder(Settings settings) {
        VertxOptions options = new VertxOptions().setPreferNativeTransport(true);
        options.getFileSystemOptions()
                .setFileCacheDir(settings.home().scratch().resolve("master").toString());
        options.getEventBusOptions().setHost(settings.cluster().bind());
        return Vertx.builder().with(options);
    }

    private static Node self() {
        return new Node(
                "",
                Role.MASTER,
                "master",
                "master",
                0,
                1,
                1,
                Identity.host(),
                ProcessHandle.current().pid(),
                Identity.VERSION);
    }
}
