package io.universe.benchmarks;

import static io.universe.testkit.Scenario.aUniverse;

import io.universe.testkit.Await;
import io.universe.testkit.TestUniverse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** The sample, as the build has made it, with two web workers and the heaps of everything that is measured. */
final class SampleUniverse {

    static final int WORKERS = 2;

    private static final Duration TO_MAKE_ARCHIVE = Duration.ofMinutes(3);

    private SampleUniverse() {}

    /** Starts one with these further options. */
    static TestUniverse start(List<String> options) {
        System.setProperty("universe.home", Locations.builtHome().toString());
        return aUniverse()
                .ofTheSample()
                .withWorkers(WORKERS)
                .withCache()
                .with("--contexts.web.jvm=" + BenchUniverse.HEAP, "--contexts.engine.jvm=" + BenchUniverse.HEAP)
                .with(options.toArray(String[]::new))
                .start();
    }

    /** Waits until its master has made the archive; throws IllegalStateException where it could not. */
    static void awaitArchive(TestUniverse universe) {
        List<JsonObject> news = Await.until(
                "an archive is made",
                TO_MAKE_ARCHIVE,
                () -> Journal.of(universe).ofType("archive").toList(),
                list -> !list.isEmpty());
        if (news.stream().anyMatch(entry -> "failed".equals(entry.getString("event")))) {
            throw new IllegalStateException("there is no archive to measure with: " + news);
        }
    }
}
