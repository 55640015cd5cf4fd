package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.LongForm;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Requires;
import io.universe.testkit.Scenario;
import io.universe.testkit.TestHome;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.Tool;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.LoadReport;
import io.universe.testkit.load.RunningLoad;
import io.universe.testkit.os.SmallDisk;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A disk without a free byte under {@code log/}. */
@LongForm
@MultiProcessTest
@Requires(Tool.FULL_DISK)
class FullDiskIT {

    @Test
    void shouldServeAndSuperviseWithoutLogs() throws IOException {
        Scenario front = aUniverse().of(Witness.application()).running("front").withWorkers(2);
        TestHome home = front.home();
        SmallDisk disk = SmallDisk.over(home.log());
        try (TestUniverse universe = front.startIn(home);
                disk) {
            universe.awaitReady();
            disk.fill();

            assertEverythingIsAnswered(universe);
            universe.worker("front-0").kill().awaitSuccessor();
            assertEverythingIsAnswered(universe);
        }
    }

    private static void assertEverythingIsAnswered(TestUniverse universe) {
        try (RunningLoad load = Load.on(universe.address("front").resolve("/hello"))
                .connections(4)
                .start()) {
            load.awaitAnswers(2_000);
            LoadReport report = load.stop();
            assertThat(report.failed()).as(report.toString()).isZero();
        }
    }
}
