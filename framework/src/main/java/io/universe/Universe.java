package io.universe;

import io.universe.app.ListenOptions;
import io.universe.app.Listening;
import io.universe.worker.Application;
import io.universe.worker.Launch;
import io.universe.worker.WorkerProcess;
import io.vertx.core.Future;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A universe out of an application's own main, without launcher.jar: the same main class, class path and arguments run in the master and in every worker, and {@link #listen} is the one call that
 * makes the difference.
 */
public final class Universe {

    private Universe() {}

    /**
     * Makes this process the master, or the worker that a master started it as. Succeeds in the master when all workers serve, in a worker when it serves itself. Fails where the options or the configuration
     * are not as they must be, a port is taken, universe-launcher is not on the class path, or a context is given up before all serve; the master runs on then, since {@code recycle} may help. The process
     * ends with the master. It has to be started from a class path or an executable jar, not from modules. Call it once.
     */
    public static Future<Listening> listen(ListenOptions options) {
        return Launch.from(System.getenv()).map(launch -> work(launch, options)).orElseGet(() -> supervise(options));
    }

    private static Future<Listening> work(Launch launch, ListenOptions options) {
        return WorkerProcess.start(launch, () -> application(options))
                .map(serving ->
                        new Listening(serving.worker().vertx(), serving.worker().cluster(), serving.port(), 0));
    }

    /** Modules and backends come by ServiceLoader as ever; the context is what the options say. */
    private static Application application(ListenOptions options) {
        Application found = Application.load(Universe.class.getClassLoader());
        return new Application(List.of(options.asContext()), found.modules(), found.backends());
    }

    private static Future<Listening> supervise(ListenOptions options) {
        return ServiceLoader.load(MasterProvider.class)
                .findFirst()
                .map(provider -> provider.listen(options))
                .orElseGet(() -> Future.failedFuture(
                        "no master on the class path; add the artifact io.universe:universe-launcher"));
    }
}
