package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Cluster;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningWorkerTest {

    @Test
    void shouldNotTellOptionsAndBackends() {
        JsonObject secret = new JsonObject().put("password", "secret");
        RunningWorker worker =
                new RunningWorker(still(Vertx.class), still(Cluster.class), "web-0", "web", secret, secret, List.of());
        assertThat(worker.toString()).contains("web-0").doesNotContain("secret");
    }

    private static <T> T still(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> type.getName()));
    }
}
