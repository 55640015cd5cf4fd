package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;

import io.universe.testkit.Await;
import io.universe.testkit.Fixture;
import io.universe.testkit.Scenario;
import io.universe.testkit.TestHome;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.universe.testkit.os.Command;
import io.universe.testkit.os.OsProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A universe whose workers use the cache as a test tells them, and what they have written down. */
record Callers(TestUniverse universe, Ledger ledger, int count) implements AutoCloseable {

    private static final Fixture APPLICATION =
            Fixture.application(CallerSource.TEXT + TrafficSource.TEXT + ChaosSource.TEXT);
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Starts so many and waits until they are ready. */
    static Callers start(int count, String... options) throws IOException {
        Scenario scenario = aUniverse()
                .of(APPLICATION)
                .running("caller")
                .withCache()
                .with("--contexts.caller.instances=" + count)
                .with(options);
        TestHome home = scenario.home();
        Ledger ledger = Ledger.in(home.root().resolve("ledger"));
        scenario.with("--contexts.caller.options.ledger=" + ledger.directory());
        Callers callers = new Callers(scenario.startIn(home), ledger, count);
        callers.awaitComplete();
        return callers;
    }

    /** Waits until every worker is ready and every process a node. */
    void awaitComplete() {
        universe.awaitReady();
        universe.awaits(
                "every process is a node",
                status -> status.nodes().size() == 1 + status.workers().size()
                        && status.workers().stream().allMatch(worker -> "READY".equals(worker.getString("stage"))));
    }

    /** The one in a slot now. */
    Caller caller(int slot) {
        TestWorker worker = universe.worker("caller-" + slot);
        String life = worker.name() + "." + worker.incarnation();
        Optional<Integer> port = Await.until(life + " has a port", SOON, () -> ledger.port(life), Optional::isPresent);
        return Caller.at(worker.name(), port.orElseThrow());
    }

    /** All of them, by slot. */
    List<Caller> all() {
        return IntStream.range(0, count).mapToObj(this::caller).toList();
    }

    /** Ends every process with one kill -9. */
    void killAll() {
        List<OsProcess> all = universe.processes();
        List<String> words = new ArrayList<>(List.of("kill", "-KILL"));
        all.forEach(process -> words.add(Long.toString(process.pid())));
        new Command(words).run();
        universe.awaitNoProcess();
    }

    /** Stops it by the command, and launches it again in its home. */
    void stop() {
        Command.Ended stop = universe.command("stop");
        if (!stop.isSuccess()) {
            throw new AssertionError(stop.toString());
        }
        universe.awaitNoProcess();
    }

    /** Launches it again in its home, and waits until it is complete. */
    void launchAgain() {
        universe.launchAgain();
        awaitComplete();
    }

    /** All that was logged, also by processes that have ended. */
    String logs() {
        return universe.home().logs();
    }

    /** The names of the processes that use the cache, such as {@code caller-0}. */
    Stream<String> names() {
        return IntStream.range(0, count).mapToObj(slot -> "caller-" + slot);
    }

    @Override
    public void close() {
        universe.close();
    }
}
