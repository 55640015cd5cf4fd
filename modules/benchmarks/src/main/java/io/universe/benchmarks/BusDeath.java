package io.universe.benchmarks;

import io.universe.testkit.Await;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** How long callers wait whose requests are with a worker that is killed: plain Vert.x lets them wait for the time-out of the request, half a minute. The goal is 20 ms after its exit. */
@Command(name = "busdeath", description = "When requests in flight fail whose worker is killed.")
final class BusDeath implements Callable<Integer> {

    private static final long LOOKING_NANOS = 50_000;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @ParentCommand
    private Main main = new Main();

    @Option(names = "--rounds", defaultValue = "10", description = "Kills (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--requests", defaultValue = "1000", description = "Requests in flight (${DEFAULT-VALUE}).")
    private int requests;

    private final List<Double> first = new ArrayList<>();
    private final List<Double> last = new ArrayList<>();

    @Override
    public Integer call() {
        try (TestUniverse universe = BenchUniverse.start(1)) {
            for (int round = 0; round < rounds; round++) {
                kill(universe);
            }
        }
        main.print(
                new JsonObject()
                        .put("requests", requests)
                        .put("firstMillis", Median.withWorst(first))
                        .put("lastMillis", Median.withWorst(last)),
                BusDeath::sentences);
        return 0;
    }

    private void kill(TestUniverse universe) {
        URI web = universe.address("bench");
        TestWorker victim = universe.worker("benchengine-0");
        Questions.ask(web, "/silent/send?count=" + requests);
        await(
                "all requests have arrived",
                () -> Questions.ask(web, "/silent/heard").getInteger("heard"));
        ProcessHandle handle = ProcessHandle.of(victim.pid()).orElseThrow();
        handle.destroyForcibly();
        while (victim.process().isAlive()) {
            LockSupport.parkNanos(LOOKING_NANOS);
        }
        long exited = System.nanoTime();
        await(
                "all requests have failed",
                () -> Questions.ask(web, "/silent/ended").getInteger("failed"));
        JsonObject ended = Questions.ask(web, "/silent/ended");
        first.add((ended.getLong("firstNanos") - exited) / 1e6);
        last.add((ended.getLong("lastNanos") - exited) / 1e6);
        victim.awaitSuccessor();
        universe.awaitReady();
    }

    private void await(String what, Callable<Integer> count) {
        Await.until(what, PATIENCE, () -> count.call(), reached -> reached >= requests);
    }

    private static String sentences(JsonObject figures) {
        return sentence(figures.getInteger("requests"), "the first", figures.getJsonObject("firstMillis"))
                + sentence(figures.getInteger("requests"), "the last", figures.getJsonObject("lastMillis"));
    }

    private static String sentence(int requests, String which, JsonObject figures) {
        return String.format(
                Locale.ROOT,
                "of %,d requests in flight %s failed after the exit: median %.1f ms, worst %.1f ms, of %d%n",
                requests,
                which,
                figures.getDouble("median"),
                figures.getDouble("worst"),
                figures.getInteger("samples"));
    }
}
