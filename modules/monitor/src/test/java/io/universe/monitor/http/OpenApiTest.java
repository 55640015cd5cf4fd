package io.universe.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.Ecv;
import io.universe.operations.MonitorOptions.Access;
import io.universe.operations.MonitorOptions.Reading;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The description of the routes, held against the router. */
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    @Test
    void shouldDescribeEveryRouteThereIsAndNoOther() {
        assertThat(described()).isEqualTo(mounted());
    }

    @Test
    void shouldSayOfEveryChangeThatItWantsTheToken() {
        paths().forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (METHODS.contains(method) && !method.equals("get")) {
                assertThat(((Map<?, ?>) operation).containsKey("security"))
                        .as(method + " " + path)
                        .isTrue();
            }
        }));
    }

    private static Set<String> mounted() {
        Vertx vertx = Vertx.vertx();
        try {
            FakeOperations operations = new FakeOperations();
            operations.ecv.paths = new Ecv.Paths("/ecv", "/ecv/markUp", "/ecv/markDown");
            return new Routes(vertx, operations)
                    .atPort(new Access(Set.of(), "", Path.of("token"), Reading.ALL)).getRoutes().stream()
                            .filter(route -> route.methods() != null)
                            .flatMap(OpenApiTest::operations)
                            .collect(Collectors.toCollection(TreeSet::new));
        } finally {
            vertx.close();
        }
    }

    /** What is answered to GET is to HEAD. A route of files has no name for them. */
    private static Stream<String> operations(Route route) {
        String path = route.getName().replaceAll(":(\\w+)", "{$1}").replaceAll("(?<=.)/$", "/{file}");
        return route.methods().stream()
                .filter(method -> !method.equals(HttpMethod.HEAD))
                .map(method -> method.name().toLowerCase(Locale.ROOT) + " " + path);
    }

    private static Set<String> described() {
        return paths().entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(METHODS::contains)
                        .map(method -> method + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> paths() {
        Map<String, Object> document = new Yaml().load(OpenApiRoute.text().toString());
        assertThat((String) document.get("openapi")).startsWith("3.1");
        return (Map<String, Map<String, Object>>) Objects.requireNonNull(document.get("paths"));
    }
}
