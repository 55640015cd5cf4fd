package io.universe.launcher.master.dependencies;

import io.universe.launcher.master.generations.Generation;
import io.universe.launcher.master.generations.Generations;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.supervisor.SupervisorState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells which libraries contexts run with. What was read of a copy of the code is kept as long as workers run from it, since a copy never changes. Safe from any thread; the first answer about a copy takes a moment.
 */
public final class RunningLibraries {

    private final String universe;
    private final String version;
    private final Supplier<@Nullable SupervisorState> state;
    private final Generations generations;
    private final Function<List<Path>, JsonObject> reader;
    private final Map<String, JsonObject> read = new ConcurrentHashMap<>();

    /**
     * Those of a universe.
     *
     * @param version of the platform that the master runs
     * @param reader of a class path
     */
    public RunningLibraries(
            String universe,
            String version,
            Supplier<@Nullable SupervisorState> state,
            Generations generations,
            Function<List<Path>, JsonObject> reader) {
        this.universe = universe;
        this.version = version;
        this.state = state;
        this.generations = generations;
        this.reader = reader;
    }

    /** What runs from a generation: the contexts that have workers of it. */
    private record Use(Generation generation, Set<String> contexts) {}

    /**
     * The libraries of the newest generation that runs, and under {@code older} those of others, where they are not the same. Throws UncheckedIOException where a jar cannot be read.
     *
     * @param context whose workers are meant; empty for all. There is no answer for one that there is not
     */
    public Optional<JsonObject> tell(Optional<String> context) {
        Map<Integer, Set<String>> running =
                Optional.ofNullable(state.get()).map(RunningGenerations::of).orElse(Map.of());
        Map<Integer, Set<String>> meant =
                context.map(name -> RunningGenerations.of(name, running)).orElse(running);
        if (context.isPresent() && meant.isEmpty()) {
            return Optional.empty();
        }
        retain(uses(running));
        return Optional.of(document(parts(uses(meant))));
    }

    /** A generation may have been forgotten since. */
    private List<Use> uses(Map<Integer, Set<String>> running) {
        return running.entrySet().stream()
                .flatMap(each -> generations.find(each.getKey()).map(found -> new Use(found, each.getValue())).stream())
                .toList();
    }

    private JsonObject document(List<JsonObject> parts) {
        JsonObject document = new JsonObject().put("name", universe).put("version", version);
        document.mergeIn(parts.isEmpty() ? part(nothing(), List.of()) : parts.get(0));
        return parts.size() > 1 ? document.put("older", new JsonArray(parts.subList(1, parts.size()))) : document;
    }

    private static JsonObject nothing() {
        return new JsonObject()
                .put("dependencies", new JsonObject())
                .put("conflicts", new JsonArray())
                .put("problems", new JsonArray());
    }

    /** One for all generations that have the same libraries: the configuration alone may have changed. */
    private List<JsonObject> parts(List<Use> uses) {
        Map<JsonObject, List<Use>> alike = new LinkedHashMap<>();
        uses.forEach(use -> alike.computeIfAbsent(libraries(use.generation().code()), libraries -> new ArrayList<>())
                .add(use));
        return alike.entrySet().stream()
                .map(each -> part(each.getKey(), each.getValue()))
                .toList();
    }

    /** Whoever gets it may change it. */
    private static JsonObject part(JsonObject libraries, List<Use> uses) {
        List<String> contexts = uses.stream()
                .flatMap(use -> use.contexts().stream())
                .distinct()
                .sorted()
                .toList();
        return new JsonObject()
                .put(
                        "generation",
                        uses.isEmpty() ? null : uses.get(0).generation().number())
                .put("contexts", new JsonArray(contexts))
                .mergeIn(libraries.copy());
    }

    private JsonObject libraries(Code code) {
        return read.computeIfAbsent(code.digest(), digest -> reader.apply(code.classPath()));
    }

    private void retain(Collection<Use> uses) {
        read.keySet()
                .retainAll(uses.stream()
                        .map(use -> use.generation().code().digest())
                        .collect(Collectors.toSet()));
    }
}
