package io.universe.launcher.master.heritage;

import io.universe.launcher.master.generations.Generation;
import io.universe.launcher.master.generations.Generations;
import io.universe.launcher.master.generations.Plan;
import io.universe.launcher.master.generations.Stand;
import io.universe.launcher.master.generations.Version;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.operations.Environment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a master begins with: the workers that another one has left, the generations that they run and their contexts go on with, and how those stood; or a first generation, where there is nobody. What stands in the
 * home by now waits for a reload; only the monitor's port and ECV are the new master's own.
 *
 * @param returned who was taken over
 * @param stands by context, in start order; empty where nobody was taken over
 */
public record Heritage(List<Returned> returned, Generations generations, Map<String, Stand> stands) {

    private static final int FIRST_GENERATION = 1;

    /** Nobody was there before. */
    public static Heritage none(Version version) {
        Generation first = new Generation(FIRST_GENERATION, version, Environment.own());
        return new Heritage(List.of(), new Generations(first), Map.of());
    }

    /** The one that the universe goes on with: of contexts that were reloaded without the others, the latest. */
    public Generation generation() {
        return generations.of(Stand.latest(stands).orElse(FIRST_GENERATION));
    }

    /** As configured, in that generation. */
    public Plan plan() {
        return generation().plan();
    }

    private Generation generationOf(String context) {
        Stand stand = stands.get(context);
        return stand == null ? generation() : generations.of(stand.generation());
    }

    /** The plan as the contexts stood: with the workers that each was scaled to, and its real port. */
    public Plan standing() {
        return plan().standing(stands);
    }

    /** What the supervisor is to know of each context, as its own generation wants it. */
    public List<ContextSpec> specs() {
        return plan().names().stream()
                .map(name -> generationOf(name).plan().standing(stands).spec(name))
                .toList();
    }

    /** The contexts that had begun when the master before was last there. */
    public Set<String> begun() {
        return stands.entrySet().stream()
                .filter(entry -> entry.getValue().hasBegun())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The worker of the context whose JVM may be open to debuggers, {@code web-0.1}; empty where there is none. */
    public Optional<String> debugged(String context) {
        return Optional.ofNullable(stands.get(context)).flatMap(Stand::debugged);
    }

    /** The generation of each context. */
    public Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        plan().names().forEach(name -> numbers.put(name, generationOf(name).number()));
        return numbers;
    }
}
