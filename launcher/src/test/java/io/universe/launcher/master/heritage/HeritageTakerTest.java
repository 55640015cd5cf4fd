package io.universe.launcher.master.heritage;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.control.WorkerMessage;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Settings;
import io.universe.launcher.master.crew.FakeLink;
import io.universe.launcher.master.generations.Edition;
import io.universe.launcher.master.generations.Generation;
import io.universe.launcher.master.generations.Stand;
import io.universe.launcher.master.generations.Version;
import io.universe.launcher.master.workload.NoJars;
import io.universe.launcher.master.workload.Workload;
import io.universe.launcher.process.CodeStore;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.FileTree;
import io.universe.launcher.process.Pass;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.WorkerId;
import io.universe.operations.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a master begins with, whose workers run two generations: the other one died in the midst of a reload. */
class HeritageTakerTest {

    @TempDir
    private Path root;

    private final Workload workload = new NoJars(HeritageTakerTest::describe);
    private final List<Returned> sentAway = new ArrayList<>();
    private CodeStore store;
    private Generation stood;
    private Generation led;
    private Legacy legacy;

    @BeforeEach
    void live() {
        store = new CodeStore(root.resolve("run/code"));
        stood = generation(4, Environment.of(Map.of("A", "b")), "stopTimeout: 7s");
        led = generation(5, Environment.own(), "stopTimeout: 9s");
        Map<String, Stand> stands = new LinkedHashMap<>();
        stands.put("web", new Stand(4, 3, 4711, true));
        stands.put("engine", new Stand(4, 1, 0, true));
        legacy = new Legacy(Pass.Seal.random(), Map.of(4, Edition.of(stood), 5, Edition.of(led)), stands);
    }

    private Generation generation(int number, Environment environment, String yaml) {
        Version version = Version.prepare(store, settings(yaml), workload, List.of());
        store.use(version.code(), stood == null ? List.of() : List.of(stood.code()));
        return new Generation(number, version, environment);
    }

    private Settings settings(String yaml) {
        return anOperator(root)
                .writing("port: 8080\ncache:\n  enable: false\n" + yaml)
                .settings();
    }

    private static List<DescribedContext> describe(Code code) {
        return List.of(
                new DescribedContext("engine", 1, OptionalInt.empty()),
                new DescribedContext("web", 2, OptionalInt.of(9090)));
    }

    @Test
    void shouldMakeEachGenerationAgainWithItsOwnNumber() {
        Heritage heritage = take().orElseThrow();

        assertThat(sentAway).isEmpty();
        assertThat(heritage.returned()).hasSize(2);
        for (Generation generation : List.of(stood, led)) {
            Generation again = heritage.generations().of(generation.number());
            assertThat(again.code()).isEqualTo(generation.code());
            assertThat(again.environment().brought())
                    .isEqualTo(generation.environment().brought());
            assertThat(again.plan().context("web").stopTimeout())
                    .isEqualTo(generation.plan().context("web").stopTimeout());
        }
        assertThat(heritage.generations().add(led.version(), Environment.own()).number())
                .isEqualTo(6);
    }

    @Test
    void shouldGoOnWithWhatTheContextsStoodAt() {
        Heritage heritage = take().orElseThrow();

        assertThat(heritage.generation().number()).isEqualTo(4);
        assertThat(heritage.numbers()).containsExactlyInAnyOrderEntriesOf(Map.of("web", 4, "engine", 4));
        assertThat(heritage.specs()).extracting(ContextSpec::name).containsExactly("web", "engine");
        ContextSpec web = heritage.specs().get(0);
        assertThat(web.target()).isEqualTo(3);
        assertThat(web.timings().stopTimeout()).hasSeconds(7);
        assertThat(heritage.standing().context("web").port()).hasValue(4711);
        assertThat(heritage.plan().context("web").port()).hasValue(8080);
        assertThat(heritage.plan().context("web").instances()).isEqualTo(2);
    }

    @Test
    void shouldReplaceOnlyWhoRunsWhatAReloadLedToWhereThatIsGone() throws IOException {
        FileTree.delete(led.code().directory());

        Heritage heritage = take().orElseThrow();

        assertThat(sentAway).extracting(Returned::id).containsExactly(new WorkerId("web", 1, 2));
        assertThat(heritage.returned()).extracting(Returned::id).containsExactly(new WorkerId("web", 0, 1));
        assertThat(heritage.generations().numbers()).containsExactly(4);
    }

    @Test
    void shouldReplaceAllWhereWhatTheyStoodAtIsGone() throws IOException {
        FileTree.delete(stood.code().directory());

        assertThat(take()).isEmpty();
        assertThat(sentAway).hasSize(2);
    }

    @Test
    void shouldFindNothingWhereNobodyCame() {
        assertThat(taker().take(List.of(), Optional.empty())).isEmpty();
    }

    private Optional<Heritage> take() {
        return taker().take(List.of(returned("web-0.1", stood), returned("web-1.2", led)), Optional.of(legacy));
    }

    private HeritageTaker taker() {
        return new HeritageTaker(settings("stopTimeout: 11s"), workload, store, sentAway::addAll);
    }

    private static Returned returned(String life, Generation generation) {
        var said = new WorkerMessage.Returning(1, life, "pass", "READY", "uuid", 0, false, "127.0.0.1:1", true, false);
        Pass pass =
                new Pass(life, 4711, 1, generation.number(), generation.code().digest());
        return new Returned(new FakeLink(WorkerId.parse(life)).link(), said, pass);
    }
}
