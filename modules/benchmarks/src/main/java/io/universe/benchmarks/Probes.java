package io.universe.benchmarks;

import io.universe.benchmarks.twin.PlainWeb;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** How long load balancers and orchestrators wait for an answer of the monitor, whatever the workers are at; the goal is a 99th percentile of a few milliseconds. */
@Command(
        name = "probes",
        description =
                "Milliseconds that /ecv, /health/live and /health/ready take at the monitor's port: quiet, while both "
                        + "web workers are stopped, and while a load saturates the cores (needs wrk or hey).")
final class Probes implements Callable<Integer> {

    private static final List<String> PATHS = List.of("/ecv", "/health/live", "/health/ready");
    /** An idle JVM beside the universe: what the machine itself makes a caller wait. */
    private static final String PLAIN = "plain Vert.x";

    /** Long enough for the nanny to leave stopped workers alone. */
    private static final String PATIENT = "--tolerance=30m";

    @ParentCommand
    private Main main = new Main();

    private URI plain = URI.create("");

    @Option(names = "--requests", defaultValue = "1000", description = "Requests for each path (${DEFAULT-VALUE}).")
    private int requests;

    @Option(names = "--rate", defaultValue = "200", description = "Requests per second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--connections", defaultValue = "64", description = "Connections of the load (${DEFAULT-VALUE}).")
    private int connections;

    @Override
    public Integer call() throws IOException {
        try (TestUniverse universe = SampleUniverse.start(List.of(PATIENT));
                TwinProcess twin = TwinProcess.start(PlainWeb.class, 1)) {
            universe.awaitReady();
            plain = twin.address();
            URI monitor = URI.create("http://127.0.0.1:"
                    + universe.status().json().getJsonObject("master").getInteger("monPort"));
            measure(monitor); // what runs for the first time is slow, and no load balancer minds
            JsonObject figures = new JsonObject()
                    .put("quiet", measure(monitor))
                    .put("stopped", whileStopped(universe, monitor))
                    .put("saturated", whileSaturated(universe, monitor));
            main.print(figures, Probes::sentences);
        }
        return 0;
    }

    private JsonObject measure(URI monitor) throws IOException {
        JsonObject figures = new JsonObject();
        for (String path : PATHS) {
            try (ProbeLine line = ProbeLine.to(monitor)) {
                figures.put(path, line.ask(path, requests, rate));
            }
        }
        try (ProbeLine line = ProbeLine.to(plain)) {
            figures.put(PLAIN, line.ask("/fixed", requests, rate));
        }
        return figures;
    }

    private JsonObject whileStopped(TestUniverse universe, URI monitor) throws IOException {
        List<TestWorker> workers = IntStream.range(0, SampleUniverse.WORKERS)
                .mapToObj(slot -> universe.worker("web-" + slot))
                .toList();
        workers.forEach(worker -> worker.signal("STOP"));
        try {
            return measure(monitor);
        } finally {
            workers.forEach(worker -> worker.signal("CONT"));
        }
    }

    private JsonObject whileSaturated(TestUniverse universe, URI monitor) throws IOException {
        int seconds = (PATHS.size() + 1) * requests / rate + 20;
        try (Saturation load = Saturation.of(universe.address("web").resolve("/"), connections, seconds)) {
            JsonObject figures = measure(monitor);
            load.requireRunning();
            return figures;
        }
    }

    private static String sentences(JsonObject figures) {
        return sentences("with nothing else to do", figures.getJsonObject("quiet"))
                + sentences("while both web workers are stopped", figures.getJsonObject("stopped"))
                + sentences("while a load saturates the cores", figures.getJsonObject("saturated"));
    }

    private static String sentences(String when, JsonObject figures) {
        StringBuilder sentences = new StringBuilder();
        for (String path : figures.fieldNames()) {
            JsonObject of = figures.getJsonObject(path);
            sentences.append(String.format(
                    Locale.ROOT,
                    "%s answers %s: median %.2f ms, 99th percentile %.2f ms, worst %.2f ms, of %d%n",
                    path,
                    when,
                    of.getDouble("medianMillis"),
                    of.getDouble("p99Millis"),
                    of.getDouble("worstMillis"),
                    of.getInteger("samples")));
        }
        return sentences.toString();
    }
}
