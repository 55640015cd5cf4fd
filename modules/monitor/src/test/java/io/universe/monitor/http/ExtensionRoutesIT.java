package io.universe.monitor.http;

import static io.universe.monitor.http.TestMonitor.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.monitor.http.TestMonitor.Answer;
import io.universe.operations.MonitorExtension;
import io.universe.operations.Operations;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Routes of others beside the monitor's own. */
@Timeout(60)
class ExtensionRoutesIT {

    @TempDir
    private Path run;

    private record Extension(String name, Function<Router, Future<?>> routes) implements MonitorExtension {
        @Override
        public Future<?> configure(Router router, Operations operations) {
            return routes.apply(router);
        }
    }

    private static Future<?> hello(Router router) {
        router.get("/hello").handler(context -> context.end("hello"));
        router.post("/hello").handler(context -> context.end("changed"));
        router.get("/fault").handler(context -> {
            throw new IllegalStateException("a fault of the extension");
        });
        return Future.succeededFuture();
    }

    @Test
    void shouldServeThemBelowTheirNameAndGuardThemAlike() throws Exception {
        try (TestMonitor monitor = TestMonitor.extended(run, new Extension("sky", ExtensionRoutesIT::hello))) {
            assertThat(monitor.overPort(HttpMethod.GET, "/ext/sky/hello").body())
                    .isEqualTo("hello");
            assertThat(monitor.overSocket(HttpMethod.POST, "/ext/sky/hello").body())
                    .isEqualTo("changed");
            assertProblem(monitor.overPort(HttpMethod.POST, "/ext/sky/hello"), 401);
            Answer foreign =
                    monitor.overPort(HttpMethod.GET, "/ext/sky/hello", Map.of("Origin", "https://evil.example"));
            assertProblem(foreign, 403);
            assertThat(monitor.overPortWithToken(HttpMethod.POST, "/ext/sky/hello")
                            .status())
                    .isEqualTo(200);
            assertThat(monitor.operations.changes).hasSize(2);
        }
    }

    @Test
    void shouldAnswerAFaultWith500AndGoOn() throws Exception {
        try (TestMonitor monitor = TestMonitor.extended(run, new Extension("sky", ExtensionRoutesIT::hello))) {
            Answer fault = monitor.overPort(HttpMethod.GET, "/ext/sky/fault");
            assertProblem(fault, 500);
            assertThat(fault.body()).doesNotContain("a fault of the extension");
            assertThat(monitor.overPort(HttpMethod.GET, "/status.json").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldLeaveOutWhoFailsAndServeTheOthers() throws Exception {
        Extension throwing = new Extension("thrower", router -> {
            throw new IllegalStateException("not today");
        });
        Extension failing = new Extension("failer", router -> Future.failedFuture("no database"));
        Extension misnamed = new Extension("../status.json", ExtensionRoutesIT::hello);
        Extension sound = new Extension("sky", ExtensionRoutesIT::hello);
        try (TestMonitor monitor = TestMonitor.extended(run, throwing, failing, misnamed, sound, sound)) {
            assertThat(monitor.extensions.get("thrower")).get().asString().contains("not today");
            assertThat(monitor.extensions.get("failer")).get().asString().contains("no database");
            assertThat(monitor.extensions.get("../status.json"))
                    .get()
                    .asString()
                    .contains("[a-z][a-z0-9]*");
            assertThat(monitor.overPort(HttpMethod.GET, "/ext/sky/hello").status())
                    .isEqualTo(200);
            assertProblem(monitor.overPort(HttpMethod.GET, "/ext/failer/hello"), 404);
        }
    }
}
