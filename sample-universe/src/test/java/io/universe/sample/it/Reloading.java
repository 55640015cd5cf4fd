package io.universe.sample.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.TestUniverse;
import io.universe.testkit.UniverseStatus;
import io.universe.testkit.load.LoadReport;
import io.universe.testkit.os.Command;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Asks for a phased restart, and looks at what has become of it. */
final class Reloading {

    private static final Duration LONG = Duration.ofMinutes(2);

    private Reloading() {}

    static Command.Ended reload(TestUniverse universe, String... words) {
        return universe.home().command("reload").with(words).run(LONG);
    }

    /** Those of the workers of a context, or of all. */
    static List<Integer> generations(TestUniverse universe, String context) throws IOException {
        UniverseStatus status = universe.status();
        return status.workers().stream()
                .filter(worker ->
                        context.equals("all") || worker.getString("name").startsWith(context + "-"))
                .map(worker -> worker.getInteger("generation"))
                .toList();
    }

    static void assertComplete(LoadReport report) {
        System.out.println("reload under load: " + report);
        assertThat(report.failed()).as(report.toString()).isZero();
        assertThat(report.answered(200)).as(report.toString()).isEqualTo(report.answered());
    }
}
