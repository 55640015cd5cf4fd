package io.universe.launcher.master.reloads;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.HandDrivenScheduler;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Settings;
import io.universe.launcher.journal.Journal;
import io.universe.launcher.master.SupervisionLoop;
import io.universe.launcher.master.chronicle.Chronicle;
import io.universe.launcher.master.generations.Generation;
import io.universe.launcher.master.generations.GenerationMaker;
import io.universe.launcher.master.generations.Generations;
import io.universe.launcher.master.generations.Version;
import io.universe.launcher.master.workload.NoJars;
import io.universe.launcher.master.workload.Workload;
import io.universe.launcher.process.CodeStore;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.LauncherFailure;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.ExitStatus;
import io.universe.launcher.supervisor.Origin;
import io.universe.launcher.supervisor.RestartPolicy;
import io.universe.launcher.supervisor.WorkerId;
import io.universe.operations.Environment;
import io.universe.operations.Outcome;
import io.universe.operations.Outcome.Until;
import io.universe.operations.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phased restart from the wish to its outcome, with everything real but processes, threads and time. */
class ReloadsTest {

    @TempDir
    private Path root;

    private final HandDrivenScheduler thread = new HandDrivenScheduler();
    private final List<Effect> effects = new ArrayList<>();
    private final List<Environment> asked = new ArrayList<>();
    private String yaml = "monPort: 0";
    private Optional<LauncherFailure> unfit = Optional.empty();
    private Journal journal;
    private Generations generations;
    private SupervisionLoop loop;
    private Reloads reloads;

    @BeforeEach
    void start() {
        journal = new Journal(root.resolve("journal.ndjson"), Clock.systemUTC());
        CodeStore store = new CodeStore(root.resolve("run/code"));
        Workload workload = new NoJars(this::describe);
        Version first = Version.prepare(store, settings(Environment.own()), workload, List.of());
        store.use(first.code());
        generations = new Generations(new Generation(1, first, Environment.own()));
        Chronicle chronicle = new Chronicle(journal);
        loop = new SupervisionLoop(
                thread::nowNanos, thread, effects::add, (before, decision) -> reloads.onDecision(decision));
        reloads = new Reloads(
                new Courses(
                        new GenerationMaker(this::settings, workload, store, generations, first.plan()),
                        loop::state,
                        Environment.own()),
                loop::state,
                loop::post,
                chronicle,
                thread);
        loop.start(first.plan().specs(), Origin.fresh(1, 7));
        thread.run();
        ready("cache-0.1", "engine-0.1", "web-0.1", "web-1.1");
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private Settings settings(Environment environment) {
        asked.add(environment);
        return anOperator(root).writing(yaml).settings();
    }

    private List<DescribedContext> describe(Code code) {
        unfit.ifPresent(failure -> {
            throw failure;
        });
        return List.of(
                new DescribedContext("engine", 1, OptionalInt.empty()),
                new DescribedContext("web", 2, OptionalInt.of(9090)));
    }

    @Test
    void shouldBringEverySlotToAGenerationOfWhatStandsInTheHomeNow() {
        yaml = stopTimeout(7);
        CompletableFuture<Outcome> outcome = wish(Wish.Reload.of("all"));
        assertThat(reloads.view().orElseThrow().state()).isEqualTo(ReloadView.State.ROLLING);
        ready("cache-0.2", "engine-0.2", "web-1.2", "web-0.2");
        prove();

        assertThat(outcome).isCompletedWithValue(new Outcome.Done("all contexts are on generation 2, 4 replaced"));
        assertThat(reloads.view().orElseThrow().state()).isEqualTo(ReloadView.State.DONE);
        assertThat(generations.of(2).plan().context("web").stopTimeout()).hasSeconds(7);
        assertThat(spawned()).containsOnlyOnce("web-0.2 of 2").last().isEqualTo("web-0.2 of 2");
    }

    @Test
    void shouldRenewTheCacheBeforeThoseThatKeepTheirDataThere() {
        wish(Wish.Reload.of("all"));
        assertThat(spawned()).last().isEqualTo("cache-0.2 of 2");
        assertThat(effects).noneMatch(Effect.RequestDrain.class::isInstance);
    }

    @Test
    void shouldKeepTheCopiesOfGenerationsThatOthersRunFrom() throws IOException {
        for (int generation = 2; generation <= 4; generation++) {
            yaml = stopTimeout(generation);
            wish(Wish.Reload.of("web"));
            ready("web-1." + generation, "web-0." + generation);
            prove();
        }
        exited("web-0.1", "web-1.1", "web-0.2", "web-1.2");
        assertThat(copies()).containsExactlyInAnyOrder(digest(1), digest(3), digest(4));
        exited("web-0.3", "web-1.3");
        assertThat(generations.count()).isEqualTo(2);
        assertThat(copies()).contains(digest(1), digest(4)).hasSize(3);
    }

    @Test
    void shouldRefuseWhatIsNotFitToRunAndTouchNothing() throws IOException {
        yaml = "monPort: 0\nnonsense: 1\nmore: 2";
        assertThat(problems(wish(Wish.Reload.of("all")))).hasSize(2);
        yaml = "monPort: 0\nport: 8080";
        assertThat(problems(wish(Wish.Reload.of("all"))))
                .containsExactly(
                        "contexts.web.port is 8080, the master was started with 9090; a reload cannot change it: put it back, or stop and start");
        yaml = "monPort: 0";
        unfit = Optional.of(new LauncherFailure(78, "cannot load the application", null));
        assertThat(problems(wish(Wish.Reload.of("all")))).containsExactly("cannot load the application");

        assertThat(spawned()).hasSize(4);
        assertThat(copies()).containsExactly(digest(1));
        assertThat(reloads.view().orElseThrow().state()).isEqualTo(ReloadView.State.UNFIT);
    }

    @Test
    void shouldRefuseASecondOneAndAContextThatThereIsNot() {
        wish(Wish.Reload.of("all"));
        assertThat(wish(Wish.Reload.of("web")).join())
                .isEqualTo(new Outcome.Refused(false, "a reload is under way; wait for its end"));
        exited("cache-0.2");
        assertThat(wish(Wish.Reload.of("wep")).join())
                .isEqualTo(new Outcome.Refused(true, "there is no context wep; there are: cache, engine, web"));
    }

    @Test
    void shouldGoBackToTheCopyThatWorksAndLetTheNextOneTryAgain() throws IOException {
        yaml = stopTimeout(7);
        CompletableFuture<Outcome> outcome = wish(Wish.Reload.of("web"));
        ready("web-1.2");
        exited("web-0.2");
        ready("web-1.3");

        assertThat(outcome)
                .isCompletedWithValueMatching(result -> result instanceof Outcome.Failed failed
                        && failed.reason().contains("web-0.2 failed")
                        && failed.reason().endsWith("rolled back, every worker is on what worked before"));
        assertThat(spawned()).last().isEqualTo("web-1.3 of 1");
        exited("web-1.2");
        assertThat(copies()).containsExactly(digest(1));

        CompletableFuture<Outcome> again = wish(Wish.Reload.of("web"));
        assertThat(spawned()).last().isEqualTo("web-1.4 of 3");
        ready("web-1.4", "web-0.3");
        prove();
        assertThat(again.join()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void shouldKeepTheEnvironmentThatAnOperatorBroughtAlongUntilTheNext() {
        Environment brought = Environment.of(Map.of("SECRET", "x"));
        Wish.Reload wish = new Wish.Reload("1", "engine", true, Optional.of(brought));
        wish(wish);
        ready("engine-0.2");
        prove();
        wish(Wish.Reload.of("engine"));

        assertThat(asked.subList(1, asked.size())).containsExactly(brought, brought);
        assertThat(generations.of(3).environment()).isSameAs(brought);
        assertThat(List.of(
                        wish.toJson().encode(),
                        brought.toString(),
                        reloads.view().orElseThrow().toJson().encode()))
                .noneMatch(text -> text.contains("SECRET"));
    }

    @Test
    void shouldNotKeepTheEnvironmentOfAGenerationThatFailed() {
        wish(new Wish.Reload("1", "engine", true, Optional.of(Environment.of(Map.of()))));
        exited("engine-0.2");
        wish(Wish.Reload.of("engine"));
        assertThat(asked).last().isSameAs(Environment.own());
    }

    @Test
    void shouldChangeTheNumberOfWorkersOnlyWhereTheConfigurationSaysAnother() {
        loop.post(new Event.ScaleRequested("web", 3));
        thread.run();
        ready("web-2.1");
        yaml = "monPort: 0\ncontexts:\n  engine:\n    instances: 2";
        wish(Wish.Reload.of("all"));
        ready("cache-0.2", "engine-0.2", "web-1.2", "web-2.2", "web-0.2");
        prove();

        assertThat(target("engine")).isEqualTo(2);
        assertThat(target("web")).isEqualTo(3);
        assertThat(spawned()).last().isEqualTo("engine-1.1 of 2");
    }

    @Test
    void shouldAnswerWhenTheMasterStopsMeanwhile() {
        CompletableFuture<Outcome> outcome = wish(Wish.Reload.of("all"));
        loop.post(new Event.StopRequested("SIGTERM"));
        thread.run();
        assertThat(outcome).isCompletedWithValueMatching(Outcome.Failed.class::isInstance);
        assertThat(wish(Wish.Reload.of("all")).join())
                .isEqualTo(new Outcome.Refused(false, "the master is on its way out"));
    }

    private static String stopTimeout(int seconds) {
        return "monPort: 0\ncontexts:\n  web:\n    stopTimeout: " + seconds + "s";
    }

    private CompletableFuture<Outcome> wish(Wish.Reload wish) {
        CompletableFuture<Outcome> outcome = reloads.make(wish, Until.ENDED);
        thread.run();
        return outcome;
    }

    private static List<String> problems(CompletableFuture<Outcome> outcome) {
        return ((Outcome.Unfit) outcome.join()).problems();
    }

    private void ready(String... lives) {
        for (String life : lives) {
            WorkerId id = WorkerId.parse(life);
            loop.post(new Event.WorkerSpawned(id, 100 + id.incarnation()));
            loop.post(new Event.WorkerWarming(id));
            loop.post(new Event.WorkerReady(id, "uuid-" + life));
            thread.run();
        }
    }

    private void exited(String... lives) {
        for (String life : lives) {
            loop.post(new Event.WorkerExited(WorkerId.parse(life), ExitStatus.exited(1)));
            thread.run();
        }
    }

    private void prove() {
        thread.advance(RestartPolicy.DEFAULTS.minUptime());
        thread.run();
    }

    private int target(String context) {
        return Objects.requireNonNull(loop.state())
                .context(context)
                .orElseThrow()
                .spec()
                .target();
    }

    private List<String> spawned() {
        return effects.stream()
                .flatMap(effect -> effect instanceof Effect.Spawn spawn
                        ? Stream.of(spawn.id() + " of " + spawn.generation())
                        : Stream.empty())
                .toList();
    }

    private String digest(int generation) {
        return generations.of(generation).code().digest();
    }

    private List<String> copies() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("run/code"))) {
            return files.filter(Files::isDirectory)
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
        }
    }
}
