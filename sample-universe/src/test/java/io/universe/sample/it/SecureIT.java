package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.LoadReport;
import io.universe.testkit.load.Outcome;
import io.universe.testkit.load.RunningLoad;
import io.universe.testkit.os.Command;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with HTTP/2 on a socket that the master handed over. */
@MultiProcessTest
class SecureIT {

    private static final int STREAMS = 16;

    @TempDir
    Path directory;

    @Test
    void shouldServeThroughAKillAndFinishStreamsAtStop() {
        try (TestUniverse universe = aUniverse()
                .of(Witness.application())
                .running("front")
                .with("--contexts.front.options.keys=" + keys(directory))
                .start()) {
            URI hello = URI.create("https://127.0.0.1:" + universe.awaitReady().port("front") + "/hello");

            assertKillCostsOnlyWhatWasInFlight(universe, hello);
            assertStopAnswersWhatWasAccepted(universe, hello);
        }
    }

    private static void assertKillCostsOnlyWhatWasInFlight(TestUniverse universe, URI hello) {
        try (RunningLoad load = Load.on(hello).connections(STREAMS).start()) {
            load.awaitAnswers(500);
            universe.worker("front-0").kill().awaitSuccessor();
            load.awaitAnswers(100);
            LoadReport report = load.stop();
            assertThat(report.count(Outcome.REFUSED)).as(report.toString()).isZero();
            assertThat(report.failed()).as(report.toString()).isLessThanOrEqualTo(STREAMS);
        }
    }

    private static void assertStopAnswersWhatWasAccepted(TestUniverse universe, URI hello) {
        try (RunningLoad load =
                Load.on(hello).connections(STREAMS).relentless().untilRefused().start()) {
            load.awaitAnswers(500);
            universe.master().signal("TERM");
            LoadReport report = load.awaitEnd();
            System.out.println("stop under HTTP/2 load: " + report);
            assertThat(report.count(Outcome.CUT)).as(report.toString()).isZero();
            assertThat(report.count(Outcome.TIMED_OUT)).as(report.toString()).isZero();
            assertThat(report.count(Outcome.RESET)).as(report.toString()).isLessThanOrEqualTo(STREAMS);
            assertThat(universe.awaitExit()).isEqualTo(143);
        }
    }

    /** A key and its certificate for localhost, made by the JDK's own tool. */
    static Path keys(Path directory) {
        Path file = directory.resolve("keys.p12");
        Command keytool = Command.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        var made = keytool.with("-genkeypair", "-alias", "universe", "-keyalg", "EC", "-dname", "CN=localhost")
                .with("-storetype", "PKCS12", "-storepass", "changeit", "-keystore", file.toString())
                .run();
        assertThat(made.exitCode()).as(made.toString()).isZero();
        return file;
    }
}
