package io.universe.launcher.listen;

import io.universe.app.ListenOptions;
import io.universe.launcher.master.monitor.Additions;
import io.universe.operations.MonitorExtension;
import io.universe.operations.Operations;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Function;

/** The routes that an application with a main of its own adds to the monitor, by the name of its context. */
record ListenExtension(String name, Function<Router, Future<?>> hook) implements MonitorExtension {

    /** What the options say about the monitor. */
    static Additions additions(ListenOptions options) {
        List<MonitorExtension> extensions = options.monConfigureApp().stream()
                .<MonitorExtension>map(hook -> new ListenExtension(options.context(), hook))
                .toList();
        return new Additions(extensions, options.monCreateServer());
    }

    @Override
    public Future<?> configure(Router router, Operations operations) {
        return hook.apply(router);
    }
}
