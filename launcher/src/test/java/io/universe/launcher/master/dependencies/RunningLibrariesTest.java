package io.universe.launcher.master.dependencies;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.master.generations.Generation;
import io.universe.launcher.master.generations.Generations;
import io.universe.launcher.master.generations.Plan;
import io.universe.launcher.master.generations.Version;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.Supervisor;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.operations.Environment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose libraries are told, and how often jars are read for it. */
class RunningLibrariesTest {

    @TempDir
    private Path root;

    private final List<String> read = new ArrayList<>();
    private @Nullable SupervisorState state = state("engine", 1, "web", 1);

    /** Contexts, each with the generation of its one worker. */
    private static SupervisorState state(String one, int ofOne, String other, int ofOther) {
        SupervisorState first = started(one, ofOne);
        return new SupervisorState(
                Stream.of(first, started(other, ofOther))
                        .flatMap(each -> each.contexts().stream())
                        .toList(),
                first.renewal(),
                first.readiness(),
                first.stop(),
                first.promisedNanos(),
                first.origin());
    }

    private static SupervisorState started(String context, int generation) {
        return Supervisor.start(List.of(ContextSpec.withoutPort(context, 1)), generation, 7, 0)
                .state();
    }

    /** Generation 2 has other jars than 1, and 3 has those of 2 and another configuration. */
    private RunningLibraries libraries() {
        Generations generations = new Generations(
                List.of(generation(1, "a", "a.jar"), generation(2, "b", "b.jar"), generation(3, "c", "b.jar")), 3);
        return new RunningLibraries("sample", "9", () -> state, generations, this::read);
    }

    private Generation generation(int number, String digest, String jar) {
        Plan plan =
                Plan.of(anOperator(root).settings(), List.of(new DescribedContext("engine", 1, OptionalInt.empty())));
        Code code = new Code(digest, Path.of(digest), List.of(Path.of(jar)));
        return new Generation(number, new Version(code, plan), Environment.own());
    }

    private JsonObject read(List<Path> classPath) {
        read.add(classPath.toString());
        return new JsonObject().put("dependencies", new JsonObject().put(classPath.toString(), new JsonObject()));
    }

    private static JsonObject part(int generation, String jar, String... contexts) {
        return new JsonObject()
                .put("generation", generation)
                .put("contexts", new JsonArray(List.of(contexts)))
                .put("dependencies", new JsonObject().put("[" + jar + "]", new JsonObject()));
    }

    private static JsonObject document(JsonObject part) {
        return new JsonObject().put("name", "sample").put("version", "9").mergeIn(part);
    }

    @Test
    void shouldTellWhatAllContextsRunWith() {
        assertThat(libraries().tell(Optional.empty())).contains(document(part(1, "a.jar", "engine", "web")));
    }

    @Test
    void shouldTellTheOlderOnesApartWhileContextsAreOnDifferentGenerations() {
        state = state("engine", 1, "web", 2);
        RunningLibraries libraries = libraries();

        assertThat(libraries.tell(Optional.empty()))
                .contains(document(part(2, "b.jar", "web"))
                        .put("older", new JsonArray().add(part(1, "a.jar", "engine"))));
        assertThat(libraries.tell(Optional.of("engine"))).contains(document(part(1, "a.jar", "engine")));
    }

    @Test
    void shouldTellGenerationsWithTheSameLibrariesAsOne() {
        state = state("engine", 2, "web", 3);
        assertThat(libraries().tell(Optional.empty())).contains(document(part(3, "b.jar", "engine", "web")));
    }

    @Test
    void shouldReadACopyOfTheCodeOnceAndForgetItWhenNobodyRunsFromIt() {
        RunningLibraries libraries = libraries();
        libraries.tell(Optional.empty());
        libraries.tell(Optional.of("web")).orElseThrow().clear();
        assertThat(libraries.tell(Optional.of("web"))).contains(document(part(1, "a.jar", "web")));
        assertThat(read).containsExactly("[a.jar]");

        state = state("engine", 2, "web", 2);
        libraries.tell(Optional.empty());
        state = state("engine", 1, "web", 1);
        libraries.tell(Optional.empty());
        assertThat(read).containsExactly("[a.jar]", "[b.jar]", "[a.jar]");
    }

    @Test
    void shouldKnowNothingOfAContextThatThereIsNot() {
        assertThat(libraries().tell(Optional.of("sky"))).isEmpty();
    }

    @Test
    void shouldTellThatNothingRunsYet() {
        state = null;
        JsonObject early = libraries().tell(Optional.empty()).orElseThrow();
        assertThat(early.getJsonArray("contexts")).isEmpty();
        assertThat(early.getJsonObject("dependencies")).isEmpty();
        assertThat(libraries().tell(Optional.of("web"))).isEmpty();
    }
}
