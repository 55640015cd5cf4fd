package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RunningWorkerTest {

    @Test
    void shouldNotTellOptionsAndBackends() {
        JsonObject secret = new JsonObject().put("password", "secret");
        assertThat(worker(() -> node(Role.SPAWN, "web-0", 0), secret).toString())
                .contains("web-0")
                .doesNotContain("secret");
    }

    @Test
    void shouldBeCalledAsItsNodeIs() {
        AtomicReference<Node> self = new AtomicReference<>(node(Role.STANDBY, "web-standby", -1));
        RunningWorker worker = worker(self::get, new JsonObject());
        assertThat(worker.name()).isEqualTo("web-standby");
        assertThat(worker.cluster().isStandby()).isTrue();
        self.set(node(Role.FORK, "web-1", 1));
        assertThat(worker.name()).isEqualTo("web-1");
        assertThat(worker.cluster().isStandby()).isFalse();
    }

    private static RunningWorker worker(Supplier<Node> self, JsonObject settings) {
        return new RunningWorker(
                still(Vertx.class),
                new TestApplication.SelfOnly(self),
                "web",
                settings,
                settings,
                List.of(),
                new Provided());
    }

    private static Node node(Role role, String worker, int slot) {
        return new Node("uuid", role, "web", worker, slot, 1, 1, "localhost", 1, "dev");
    }

    private static <T> T still(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> type.getName()));
    }
}
