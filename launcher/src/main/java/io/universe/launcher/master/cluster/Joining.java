package io.universe.launcher.master.cluster;

import io.universe.cluster.session.SessionOptions;
import io.universe.launcher.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a master into the cluster. As long as workers live that it has taken over, it joins theirs, however often it has to try: a second one beside it would never meet it. */
final class Joining {

    private static final Logger LOG = LoggerFactory.getLogger(Joining.class);
    private static final long PAUSE_SECONDS = 1;

    private final Settings settings;
    private final SessionOptions options;
    private final Supplier<List<String>> addresses;
    private final Vertx vertx;

    /** The addresses are those of the workers that were taken over and live, at each moment. */
    Joining(Settings settings, SessionOptions options, Supplier<List<String>> addresses, Vertx vertx) {
        this.settings = settings;
        this.options = options;
        this.addresses = addresses;
        this.vertx = vertx;
    }

    /** Fails only where there is nobody whose cluster it would have to be. */
    Future<MasterCluster> join() {
        List<String> own = addresses.get();
        return attempt(own).recover(cause -> own.isEmpty() ? Future.failedFuture(cause) : again(cause));
    }

    /** On whatever thread the attempt before has ended: services are looked for in the loader of this code. */
    private Future<MasterCluster> attempt(List<String> own) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Joining.class.getClassLoader());
        try {
            return MasterCluster.join(settings, options, own);
        } catch (RuntimeException e) { // workers are there already: it has to come as a failure that stops them
            return Future.failedFuture(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Future<MasterCluster> again(Throwable cause) {
        LOG.warn("cannot join the cluster of the workers yet: {}", cause.getMessage());
        return vertx.timer(PAUSE_SECONDS, TimeUnit.SECONDS).compose(passed -> join());
    }
}
