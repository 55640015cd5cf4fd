package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.app.WorkerContext;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application may call its contexts, and how many workers and which port it may want. */
class ApplicationNamesTest {

    private record Context(String name, int instances, OptionalInt port) implements WorkerContext {}

    @ParameterizedTest
    @ValueSource(strings = {"web", "w", "web2"})
    void shouldTakeAGoodName(String name) {
        assertThat(problems(name, 1, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Web", "2web", "web-0", "we b", "master", "self", "all", "cache"})
    void shouldRefuseAnyOtherNameAndSayWhoseItIs(String name) {
        assertThat(problems(name, 1, 0))
                .singleElement()
                .asString()
                .contains("'" + name + "'", Context.class.getName(), "[a-z][a-z0-9]*", "master");
    }

    @Test
    void shouldRefuseLessThanOneInstance() {
        assertThat(problems("web", 0, 0)).singleElement().asString().contains("web", "0 instances", "at least 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void shouldRefuseAPortThatCannotBe(int port) {
        assertThat(problems("web", 1, port))
                .singleElement()
                .asString()
                .contains("web", Integer.toString(port), "65535");
    }

    private static List<String> problems(String name, int instances, int port) {
        return new Application(List.of(new Context(name, instances, OptionalInt.of(port))), List.of(), List.of())
                .problems();
    }
}
