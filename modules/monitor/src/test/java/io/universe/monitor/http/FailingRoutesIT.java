package io.universe.monitor.http;

import static io.universe.monitor.http.TestMonitor.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.monitor.http.TestMonitor.Answer;
import io.universe.operations.Ecv;
import io.universe.operations.LogReader;
import io.universe.operations.MonitorOptions.Access;
import io.universe.operations.MonitorOptions.Reading;
import io.universe.operations.Operations;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A master of which everything fails. The routes are asked of the router itself, so that one that comes later is held against the same. */
@Timeout(60)
class FailingRoutesIT {

    private static final String DESCRIPTION = "/openapi.yaml";
    /** They ask nothing of the master. */
    private static final Set<String> APART = Set.of(DESCRIPTION, "/", "/debug", "/debug/files/", "/login", "/logout");

    private static final InvocationHandler FAILING = (proxy, method, arguments) -> {
        throw new IllegalStateException(method.getName() + " fails");
    };

    @TempDir
    private Path run;

    @Test
    void shouldAnswerThatItFailedWhateverRouteFails() throws Exception {
        try (TestMonitor monitor = TestMonitor.seeing(run, noting -> failing(Set.of()))) {
            assertAllFail(monitor);
        }
    }

    /** What changes something comes as far as the wish. */
    @Test
    void shouldAnswerThatItFailedWhereOnlyTheJournalTakesTheChange() throws Exception {
        try (TestMonitor monitor = TestMonitor.seeing(run, noting -> failing(Set.of("onChange")))) {
            assertAllFail(monitor);
        }
    }

    private static void assertAllFail(TestMonitor monitor) throws Exception {
        List<Route> routes = routes(monitor);
        assertThat(routes).hasSizeGreaterThan(15);
        for (Route route : routes) {
            for (HttpMethod method : methods(route)) {
                String path = example(route.getName());
                assertFails(path, monitor.overPortWithToken(method, path));
                assertFails(path, monitor.overSocket(method, path));
            }
        }
        assertThat(monitor.overPort(HttpMethod.GET, DESCRIPTION).status()).isEqualTo(200);
        assertThat(monitor.operations.wishes).isEmpty();
    }

    private static void assertFails(String path, Answer answer) {
        assertThat(answer.status()).as(path).isEqualTo(500);
        assertProblem(answer, 500);
        assertThat(answer.body()).doesNotContain("fails");
    }

    private static List<Route> routes(TestMonitor monitor) {
        Router router = new Routes(monitor.vertx, monitor.operations)
                .atPort(new Access(Set.of(), TestMonitor.TOKEN, Path.of("token"), Reading.ALL));
        return router.getRoutes().stream()
                .filter(route -> route.methods() != null && !APART.contains(route.getName()))
                .toList();
    }

    /** An answer to HEAD says nothing. */
    private static List<HttpMethod> methods(Route route) {
        return route.methods().stream()
                .filter(method -> !method.equals(HttpMethod.HEAD))
                .toList();
    }

    private static String example(String path) {
        return path.replace(":worker", "web-0")
                .replace(":context", "web")
                .replace(":name", "sky")
                .replace("/scale", "/scale?target=3")
                .replace("/logLevel", "/logLevel?logger=io.universe&level=DEBUG");
    }

    /** All but these, which do nothing. */
    private static Operations failing(Set<String> sound) {
        return proxy(Operations.class, (proxy, method, arguments) -> {
            if (method.getName().equals("logs")) {
                return proxy(LogReader.class, FAILING);
            } else if (method.getName().equals("ecv")) {
                return proxy(Ecv.class, FailingRoutesIT::failButForPaths);
            }
            return sound.contains(method.getName()) ? null : FAILING.invoke(proxy, method, arguments);
        });
    }

    /** They are asked for when the routes are mounted. */
    private static Object failButForPaths(Object proxy, Method method, Object[] arguments) throws Throwable {
        return method.getName().equals("paths") ? new FakeEcv().paths() : FAILING.invoke(proxy, method, arguments);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
