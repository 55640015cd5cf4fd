package io.universe.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.operations.LogLine.Level;
import io.universe.operations.LogQuery.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogParametersTest {

    @Test
    void shouldAskForTheLastLinesOfAllWhereNothingIsSaid() {
        assertThat(new LogParameters(Map.of()).query()).isEqualTo(LogQuery.DEFAULT);
        assertThat(new LogParameters(Map.of("worker", List.of(), "kind", List.of())).query())
                .isEqualTo(LogQuery.DEFAULT);
    }

    @Test
    void shouldReadEveryParameterAndWriteItAgain() {
        LogQuery query = new LogQuery(
                Set.of("web", "engine-0.3"),
                Set.of(Kind.ACCESS),
                Level.WARN,
                "a b&c",
                7,
                Optional.of(Duration.ofMinutes(10)));

        assertThat(new LogParameters(Map.of(
                                "worker", List.of("engine-0.3", "web"),
                                "kind", List.of("access"),
                                "level", List.of("warn"),
                                "text", List.of("a b&c"),
                                "lines", List.of("7"),
                                "since", List.of("10m")))
                        .query())
                .isEqualTo(query);
        assertThat(LogParameters.of(query))
                .isEqualTo("kind=access&level=warn&lines=7&since=10m&text=a+b%26c&worker=engine-0.3&worker=web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"master", "single", "web", "web-0", "web-12.345", "web-standby", "web-standby.1"})
    void shouldTakeTheNamesOfProcesses(String name) {
        assertThat(new LogParameters(Map.of("worker", List.of(name))).query().workers())
                .containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../run/token",
                "%2e%2e/run/token",
                "/etc/passwd",
                "web-0/../../run/token",
                "web-0.1.log",
                "web\u0000",
                "web\n",
                "Web",
                "web-0.1.2"
            })
    void shouldTakeNoOtherNames(String name) {
        assertThatThrownBy(() -> new LogParameters(Map.of("worker", List.of(name))).query())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("worker: \"" + name + "\" is no name of a process; allowed: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level|loud|level: \"loud\" is none; allowed: trace, debug, info, warn, error",
                "kind|silent|kind: \"silent\" is none; allowed: log, out, access",
                "lines|-1|lines: \"-1\" is no number of lines; allowed: 0 to 10000",
                "lines|10001|lines: \"10001\" is no number of lines; allowed: 0 to 10000",
                "since|10|since: \"10\" has no unit: write 10s, 10ms, …; allowed: 1ms to 36500d",
                "workers|web|\"workers\" is no parameter of logs; there are: worker, kind, level, text, lines, since"
            })
    void shouldSayWhatIsWrongWithAParameterAndWhatIsAllowed(String name, String value, String sentence) {
        assertThatThrownBy(() -> new LogParameters(Map.of(name, List.of(value))).query())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void shouldRefuseATextThatIsTooLongAndWhatIsGivenTwice() {
        assertThatThrownBy(() -> new LogParameters(Map.of("text", List.of("x".repeat(1001)))).query())
                .hasMessage("text: \"" + "x".repeat(20) + "…\" is too long; allowed: 1000 characters");
        assertThatThrownBy(() -> new LogParameters(Map.of("lines", List.of("1", "2"))).query())
                .hasMessage("lines: is given 2 times; give it once");
    }
}
