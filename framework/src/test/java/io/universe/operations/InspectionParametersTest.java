package io.universe.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators may ask of a worker, and how it travels. */
class InspectionParametersTest {

    private static Inspection read(String kind, String... parameters) {
        Map<String, List<String>> values = new TreeMap<>();
        for (String parameter : parameters) {
            String[] parts = parameter.split("=", 2);
            values.put(parts[0], List.of(parts[1]));
        }
        return new InspectionParameters(kind, values).inspection();
    }

    @Test
    void shouldTakeWhatIsUsualWhereNothingIsSaid() {
        assertThat(read("threads")).isEqualTo(new Inspection.Threads());
        assertThat(read("histogram")).isEqualTo(new Inspection.Histogram());
        assertThat(read("heap")).isEqualTo(new Inspection.Heap(true));
        assertThat(read("gc")).isEqualTo(new Inspection.Collect());
        assertThat(read("flame")).isEqualTo(new Inspection.Flame(Duration.ofSeconds(10), false));
        assertThat(read("recording")).isEqualTo(new Inspection.Recording(Duration.ofSeconds(30), "default", 64L << 20));
    }

    @Test
    void shouldTakeWhatIsSaid() {
        assertThat(read("heap", "live=false")).isEqualTo(new Inspection.Heap(false));
        assertThat(read("recording", "seconds=600", "settings=profile"))
                .isEqualTo(new Inspection.Recording(Duration.ofMinutes(10), "profile", 64L << 20));
        assertThat(read("flame", "seconds=3", "collapsed=true"))
                .isEqualTo(new Inspection.Flame(Duration.ofSeconds(3), true));
        assertThat(read("logLevel", "logger=io.x.Y$Z", "level=debug"))
                .isEqualTo(new Inspection.LogLevel("io.x.Y$Z", "DEBUG", Optional.empty()));
        assertThat(read("logLevel", "logger=root", "level=OFF", "for=10m"))
                .isEqualTo(new Inspection.LogLevel("ROOT", "OFF", Optional.of(Duration.ofMinutes(10))));
        assertThat(read("logLevel", "logger=io.x", "level=INHERIT"))
                .isEqualTo(new Inspection.LogLevel("io.x", "INHERIT", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recording | seconds=0 | seconds: \"0\" is no number of seconds; allowed: 1 to 600",
                "recording | seconds=601 | seconds: \"601\" is no number of seconds; allowed: 1 to 600",
                "recording | seconds=-1 | seconds: \"-1\" is no number of seconds; allowed: 1 to 600",
                "recording | seconds=30s | seconds: \"30s\" is no number of seconds; allowed: 1 to 600",
                "recording | settings=all | settings: \"all\" is none; allowed: default, profile",
                "flame | seconds=0 | seconds: \"0\" is no number of seconds; allowed: 1 to 600",
                "flame | collapsed=1 | collapsed: \"1\" is none; allowed: true, false",
                "flame | settings=all | \"settings\" is no parameter of flame; there are: seconds, collapsed",
                "heap | live=yes | live: \"yes\" is none; allowed: true, false",
                "heap | seconds=3 | \"seconds\" is no parameter of heap; there is: live",
                "threads | live=true | \"live\" is no parameter of threads; there is none",
                "logLevel | level=DEBUG | logger: is missing; allowed: the name of a logger, such as io.x, or ROOT",
                "logLevel | logger=io.x | level: is missing; allowed: TRACE, DEBUG, INFO, WARN, ERROR, OFF, INHERIT",
                "cores | a=b | kind: \"cores\" is none; allowed: flame, gc, heap, histogram, logLevel, recording, threads"
            })
    void shouldSayNameValueAndRemedyOfWhatItRefuses(String kind, String parameter, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(kind, parameter))
                .withMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "../x, DEBUG, 5m",
        "io..x, DEBUG, 5m",
        "io.x, LOUD, 5m",
        "io.x, DEBUG, 5",
        "io.x, DEBUG, 2d",
        "io.x, DEBUG, 1ms",
        "ROOT, INHERIT, 5m"
    })
    void shouldRefuseALevelThatCannotBe(String logger, String level, String time) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("logLevel", "logger=" + logger, "level=" + level, "for=" + time))
                .withMessageContaining("; allowed: ");
    }

    @Test
    void shouldRefuseWhatIsSaidTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new InspectionParameters("heap", Map.of("live", List.of("true", "false"))).inspection())
                .withMessage("live: is given 2 times; give it once");
    }

    @Test
    void shouldTellThePathOfItsRoute() {
        assertThat(new InspectionParameters("gc", Map.of()).path("web-0")).isEqualTo("/workers/web-0/gc");
        assertThat(new InspectionParameters("logLevel", Map.of("logger", List.of("a$B"), "level", List.of("OFF")))
                        .path("web-0"))
                .isEqualTo("/workers/web-0/logLevel?level=OFF&logger=a%24B");
    }

    static List<Inspection> inspections() {
        return List.of(
                new Inspection.Threads(),
                new Inspection.Histogram(),
                new Inspection.Heap(true),
                new Inspection.Heap(false),
                new Inspection.Recording(Duration.ofMillis(1500), "profile", 12),
                new Inspection.Flame(Duration.ofMillis(1500), false),
                new Inspection.Flame(Duration.ofSeconds(3), true),
                new Inspection.Collect(),
                new Inspection.LogLevel("io.x", "DEBUG", Optional.empty()),
                new Inspection.LogLevel("io.x", "DEBUG", Optional.of(Duration.ofSeconds(3))));
    }

    @ParameterizedTest
    @MethodSource("inspections")
    void shouldTravel(Inspection inspection) {
        assertThat(Inspection.fromJson(new JsonObject(inspection.toJson().encode())))
                .isEqualTo(inspection);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"kind\":\"flames\"}", "{\"kind\":\"heap\"}", "{\"kind\":3}"})
    void shouldSayOfWhatItDoesNotKnowThatItIsOfAnotherVersion(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Inspection.fromJson(new JsonObject(json)))
                .withMessageContaining("another version");
    }
}
