package io.universe.launcher.master.cluster;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.session.SessionOptions;
import io.universe.launcher.config.Settings;
import io.universe.launcher.master.vertx.Waiting;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master that joins the cluster, or founds it. */
class JoiningIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path root;

    @AfterEach
    void close() {
        Thread.currentThread().setContextClassLoader(before);
        Waiting.on(vertx.close(), PATIENCE);
    }

    /** As on those of Netty's global executor, where an attempt that failed may end. */
    @Test
    void shouldFindItsProviderOnAThreadThatHasAnotherLoader() {
        Settings settings = anOperator(root)
                .typing("--cluster.name=joining-" + ProcessHandle.current().pid())
                .settings();
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());

        MasterCluster cluster =
                Waiting.on(new Joining(settings, SessionOptions.DEFAULTS, List::of, vertx).join(), PATIENCE);

        assertThat(cluster.address()).startsWith("127.0.0.1:");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(ClassLoader.getPlatformClassLoader());
        Waiting.on(cluster.session().leave(), PATIENCE);
    }
}
