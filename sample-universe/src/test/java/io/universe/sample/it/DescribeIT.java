package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.Fixture;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.os.OsProcess;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A start that is ended while the application describes itself. */
@MultiProcessTest
class DescribeIT {

    private static final Duration PROMPTLY = Duration.ofSeconds(5);

    /** It hangs on its name, and in a shutdown hook too. */
    private static final Fixture HANGING = Fixture.application("""
            package hanging;

            import io.universe.app.WorkerContext;
            import java.util.concurrent.CountDownLatch;

            public final class Hanging implements WorkerContext {

                public String name() {
                    Runtime.getRuntime().addShutdownHook(new Thread(Hanging::hang));
                    System.out.println("hangs");
                    hang();
                    return "hanging";
                }

                private static void hang() {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
            """);

    enum Way {
        INT_TO_THE_GROUP(130, master -> master.signalGroup("INT")),
        INT(130, master -> master.signal("INT")),
        TERM(143, master -> master.signal("TERM"));

        final int exitCode;

        @SuppressWarnings("ImmutableEnumChecker")
        final Consumer<OsProcess> order;

        Way(int exitCode, Consumer<OsProcess> order) {
            this.exitCode = exitCode;
            this.order = order;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndPromptlyOnASignal(Way way) {
        try (TestUniverse universe = aUniverse().of(HANGING).start()) {
            awaitDescribing(universe);

            way.order.accept(universe.master());

            awaitNobody(universe);
            assertThat(universe.awaitExit()).isEqualTo(way.exitCode);
        }
    }

    @Test
    void shouldNotOutliveAMasterThatIsKilled() {
        try (TestUniverse universe = aUniverse().of(HANGING).start()) {
            awaitDescribing(universe);

            universe.master().signal("KILL");

            awaitNobody(universe);
        }
    }

    private static void awaitDescribing(TestUniverse universe) {
        Await.until(
                "the application is asked",
                Duration.ofSeconds(30),
                () -> Files.readString(universe.home().log().resolve("describe.out")),
                said -> said.contains("hangs"));
    }

    private static void awaitNobody(TestUniverse universe) {
        Await.until("nobody is left", PROMPTLY, universe::processes, List::isEmpty);
    }
}
