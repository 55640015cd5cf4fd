package io.universe.benchmarks;

import static io.universe.testkit.Scenario.aUniverse;

import io.universe.testkit.TestUniverse;

/** The universe that is measured: the built launcher with the benchmark's application. */
final class BenchUniverse {

    /** The same for workers and twins. */
    static final String HEAP = "-Xmx256m";

    private BenchUniverse() {}

    /** Starts one with so many workers that serve, and one engine. */
    static TestUniverse start(int workers) {
        System.setProperty("universe.home", Locations.builtHome().toString());
        return aUniverse()
                .ofJar(Locations.applicationJar())
                .running("bench", "benchengine")
                .withWorkers(workers)
                .withCache()
                .with("--contexts.bench.jvm=" + HEAP, "--contexts.benchengine.jvm=" + HEAP)
                .with("--contexts.bench.eventLoops=1")
                .start();
    }
}
