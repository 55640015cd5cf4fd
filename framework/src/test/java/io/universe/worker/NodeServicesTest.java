package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.control.PlatformSettings;
import io.universe.spi.NodeService;
import io.universe.spi.Site;
import io.universe.spi.WorkerService;
import io.universe.worker.NodeServices.Candidate;
import io.universe.worker.NodeServices.Patience;
import io.universe.worker.ServiceSite.Standing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class NodeServicesTest {

    private static final Patience LONG = new Patience(Duration.ofMinutes(1), Duration.ofMinutes(1));
    private static final Patience SHORT = new Patience(Duration.ofMillis(1), Duration.ofMillis(1));
    private static final Future<?> NEVER = Promise.promise().future();

    private final List<String> notes = new ArrayList<>();
    private final ServiceSite site = new ServiceSite(
            still(Vertx.class),
            new TestApplication.SelfOnly(
                    () -> new Node("uuid", Role.FORK, "web", "web-1", 1, 1, 1, "localhost", 1, "dev")),
            Standing.ALONE,
            new PlatformSettings(new JsonObject().put("cache", new JsonObject().put("enable", true)), Path.of("data")));

    /** Notes what is done with it, and provides its name. */
    private record TestService(
            String name, List<String> notes, Supplier<Future<?>> starting, Supplier<Future<?>> stopping)
            implements WorkerService {
        @Override
        public Future<?> start(Site site) {
            notes.add("start " + name);
            site.provide(String.class, name);
            return starting.get();
        }

        @Override
        public Future<?> stop() {
            notes.add("stop " + name);
            return stopping.get();
        }
    }

    @Test
    void shouldStartOneAfterTheOtherAndStopInTheReverseOrder() {
        Promise<Void> slow = Promise.promise();
        NodeServices services = services(LONG, service("status", slow::future), service("cache"));
        Future<Void> started = services.start(site);
        assertThat(notes).containsExactly("start status");

        slow.complete();
        assertThat(started.succeeded()).isTrue();
        assertThat(services.stop().succeeded()).isTrue();
        assertThat(notes).containsExactly("start status", "start cache", "stop cache", "stop status");
    }

    @Test
    void shouldCollectWhatIsProvided() {
        services(LONG, service("status"), service("cache")).start(site);
        assertThat(site.provided().required(String.class)).isEqualTo("cache");
        assertThatIllegalArgumentException().isThrownBy(() -> site.provided().required(Integer.class));
    }

    @Test
    void shouldStopOnlyOnce() {
        NodeServices services = services(LONG, service("cache"));
        services.start(site);
        services.stop();
        notes.clear();
        assertThat(services.stop().succeeded()).isTrue();
        assertThat(notes).isEmpty();
    }

    @Test
    void shouldFailWithTheNameOfTheOneThatCannotStartAndStopTheOthers() {
        NodeServices services = services(
                LONG, service("status"), service("cache", () -> Future.failedFuture("no room")), service("late"));
        assertThat(services.start(site).cause())
                .isInstanceOfSatisfying(
                        WorkerFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED))
                .hasMessageContaining("cache")
                .hasMessageContaining("no room");
        assertThat(notes).containsExactly("start status", "start cache", "stop status");
    }

    @Test
    void shouldFailWhereOneCannotBeMade() {
        NodeServices services = new NodeServices(
                () -> List.of(new Candidate("io.universe.Broken", () -> {
                    throw new LinkageError("no such class");
                })),
                Attempt::of,
                LONG);
        assertThat(services.start(site).cause())
                .isInstanceOf(WorkerFailure.class)
                .hasMessageContaining("io.universe.Broken")
                .hasMessageContaining("no such class");
    }

    @Test
    void shouldGoOnWithoutThoseThatCannotStart() throws Exception {
        NodeServices services = services(
                SHORT,
                service("failing", () -> Future.failedFuture("no room")),
                service("endless", () -> NEVER),
                service("cache"));
        ended(services.startWhatCan(site));
        ended(services.stop());
        assertThat(notes).containsExactly("start failing", "start endless", "start cache", "stop cache");
    }

    @Test
    void shouldGoOnStoppingWhereOneFailsOrNeverEnds() throws Exception {
        NodeServices services = services(
                SHORT,
                service("cache"),
                service("endless", Future::succeededFuture, () -> NEVER),
                service("throwing", Future::succeededFuture, () -> {
                    throw new AssertionError("bug");
                }));
        services.start(site);
        ended(services.stop());
        assertThat(notes).endsWith("stop throwing", "stop endless", "stop cache");
    }

    @Test
    void shouldStopWhatIsStillStartingWhenItHas() {
        Promise<Void> slow = Promise.promise();
        NodeServices services = services(LONG, service("cache", slow::future), service("late"));
        services.start(site);
        Future<Void> stopped = services.stop();
        assertThat(stopped.isComplete()).isFalse();

        slow.complete();
        assertThat(stopped.succeeded()).isTrue();
        assertThat(notes).containsExactly("start cache", "stop cache");
    }

    @Test
    void shouldShowThePlatformACopyOfItsSettings() {
        site.settings("cache").put("enable", false);
        assertThat(site.settings("cache").getBoolean("enable")).isTrue();
        assertThat(site.settings("monitor")).isEmpty();
    }

    private TestService service(String name) {
        return service(name, Future::succeededFuture);
    }

    private TestService service(String name, Supplier<Future<?>> starting) {
        return service(name, starting, Future::succeededFuture);
    }

    private TestService service(String name, Supplier<Future<?>> starting, Supplier<Future<?>> stopping) {
        return new TestService(name, notes, starting, stopping);
    }

    private static NodeServices services(Patience patience, TestService... services) {
        List<Candidate> candidates = new ArrayList<>();
        for (TestService service : services) {
            candidates.add(new Candidate(service.name(), () -> (NodeService) service));
        }
        return new NodeServices(() -> candidates, Attempt::of, patience);
    }

    private static void ended(Future<Void> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static <T> T still(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> type.getName()));
    }
}
