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
import io.universe.testkit.load.Outcome;
import io.universe.testkit.load.RunningLoad;
import io.universe.testkit.os.Command;
import io.universe.testkit.os.OsProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A universe in places where it has to find another way: a proxy in the master, a home with a long path, a newer JDK. */
@MultiProcessTest
class ListenIT {

    @Test
    void shouldServeThroughAProxyInTheMaster() {
        try (TestUniverse universe = aFront().with("--listen=proxy").start()) {
            assertServesThroughAKill(universe);
        }
    }

    @Test
    @LongForm
    void shouldServeFromAHomeWhosePathIsTooLongForASocket() {
        try (TestUniverse universe = aFront().inAHomeWithALongPath().start()) {
            assertServesThroughAKill(universe);
            List<Path> sockets = universe.processes().stream()
                    .map(OsProcess::unixSockets)
                    .flatMap(List::stream)
                    .toList();
            assertThat(universe.command("status").exitCode()).isZero();
            assertThat(universe.command("stop").exitCode()).isZero();
            assertThat(sockets)
                    .isNotEmpty()
                    .allSatisfy(socket -> assertThat(socket).doesNotExist());
        }
    }

    @Test
    @Requires(Tool.JDK_25)
    void shouldServeOnANewerJdkWithTheArchiveOfThatOne() throws IOException {
        Scenario front = aFront().onJava(Tool.JDK_25.find().orElseThrow());
        TestHome home = front.home();
        Command.Ended made = Tool.JDK_25
                .command("-Xmx96m", "-jar", home.launcher().toString(), "archive")
                .run(TestHome.TO_TRAIN);
        assertThat(made.isSuccess()).as(made.toString()).isTrue();

        try (TestUniverse universe = front.startIn(home)) {
            assertServesThroughAKill(universe);
            assertThat(universe.worker("front-1")
                            .process()
                            .hasMapped(home.archives().get(0)))
                    .isTrue();
        }
    }

    private static Scenario aFront() {
        return aUniverse().of(Witness.application()).running("front").withWorkers(2);
    }

    private static void assertServesThroughAKill(TestUniverse universe) {
        try (RunningLoad load = Load.on(universe.address("front").resolve("/hello"))
                .connections(8)
                .start()) {
            load.awaitAnswers(200);
            universe.worker("front-1").kill().awaitSuccessor();
            load.awaitAnswers(100);
            LoadReport report = load.stop();
            assertThat(report.count(Outcome.REFUSED)).as(report.toString()).isZero();
            assertThat(report.failed()).as(report.toString()).isLessThanOrEqualTo(8);
        }
    }
}
