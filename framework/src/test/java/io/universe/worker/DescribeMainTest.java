package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.app.WorkerContext;
import io.universe.worker.TestApplication.TestContext;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DescribeMainTest {

    private record Web() implements WorkerContext {
        @Override
        public String name() {
            return "web";
        }

        @Override
        public int instances() {
            return 2;
        }

        @Override
        public OptionalInt port() {
            return OptionalInt.of(9090);
        }

        @Override
        public List<String> after() {
            return List.of("engine");
        }
    }

    @Test
    void shouldTellOfEachContextWhatItIsAndWhatItComesAfter() {
        JsonObject described = DescribeMain.describe(
                new Application(List.of(new Web(), new TestContext("engine")), List.of(), List.of()));
        assertThat(described)
                .isEqualTo(new JsonObject(
                        "{\"contexts\":[{\"name\":\"web\",\"instances\":2,\"port\":9090,\"after\":[\"engine\"]},"
                                + "{\"name\":\"engine\",\"instances\":1,\"port\":null,\"after\":[]}]}"));
    }

    @Test
    void shouldDescribeAnApplicationWithoutContexts() {
        assertThat(DescribeMain.describe(new Application(List.of(), List.of(), List.of())))
                .isEqualTo(new JsonObject("{\"contexts\":[]}"));
    }
}
