package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.LongForm;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Rounds;
import io.universe.testkit.os.Command.Ended;
import io.universe.testkit.os.OsProcess;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is done on purpose loses nothing, and a fault no more than what is in flight in the worker that it strikes. */
@MultiProcessTest
@LongForm
class DrillIT {

    private static final Duration DEADLINE = Duration.ofMinutes(Rounds.of(5, 40));
    private static final Pattern COPY = Pattern.compile("drills a copy of .* in (/.*)");

    private static final List<String> EXERCISES = List.of(
                    "reload", "kill", "hang", "recycle", "scale", "pause", "restart", "master")
            .subList(0, Rounds.of(3, 8));

    private static final int REQUESTS = Rounds.of(2_000, 200_000);

    @Test
    @Timeout(value = 45, unit = TimeUnit.MINUTES)
    void shouldKeepItsPromisesOnACopyOfTheSampleAndLeaveNothing() {
        Ended ended = aUniverse()
                .ofTheSample()
                .withWorkers(2)
                .commanded(
                        "drill",
                        "--json",
                        "--only=" + String.join(",", EXERCISES),
                        "--rounds=" + Rounds.of(1, 3),
                        "--reloads=" + Rounds.of(1, 20),
                        "--requests=" + REQUESTS,
                        "--rate=" + Rounds.of(100, 1_200))
                .with("--heartbeatInterval=500ms", "--tolerance=2s", "--orphanTimeout=5m")
                .runToItsEnd(DEADLINE);

        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertReport(new JsonObject(ended.stdout()), ended);
        assertNothingLeft(ended);
    }

    private static void assertReport(JsonObject report, Ended ended) {
        System.out.println("drill: " + ended.stdout());
        assertThat(report.getBoolean("kept")).as(ended.toString()).isTrue();
        assertThat(report.getLong("sent")).isGreaterThanOrEqualTo(REQUESTS);
        assertThat(report.getLong("refused")).isZero();
        assertThat(report.getJsonObject("keepAlive").getLong("sent")).isPositive();
        assertThat(report.getJsonObject("connectionEach").getLong("sent")).isPositive();
        assertThat(report.getJsonArray("exercises").stream().map(JsonObject.class::cast))
                .hasSize(EXERCISES.size())
                .allSatisfy(
                        exercise -> assertThat(exercise.getInteger("rounds")).isPositive())
                .filteredOn(exercise -> exercise.getString("promise").equals("nothing-failed"))
                .allSatisfy(exercise -> assertThat(exercise.getLong("failed")).isZero());
    }

    private static void assertNothingLeft(Ended ended) {
        Matcher copy = COPY.matcher(ended.stderr());
        assertThat(copy.find()).as(ended.toString()).isTrue();
        assertThat(Path.of(copy.group(1))).doesNotExist();
        assertThat(OsProcess.mentioning(copy.group(1))).isEmpty();
    }
}
