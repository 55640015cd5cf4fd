package io.universe.launcher.master.dependencies;

import io.universe.launcher.supervisor.ContextState;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerHandle;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which contexts run from which generations, the newest first: during a phased restart a context has workers of two. Pure. */
final class RunningGenerations {

    private RunningGenerations() {}

    static Map<Integer, Set<String>> of(SupervisorState state) {
        Map<Integer, Set<String>> running = new TreeMap<>(Comparator.reverseOrder());
        for (ContextState context : state.contexts()) {
            for (int generation : of(context)) {
                running.computeIfAbsent(generation, number -> new TreeSet<>()).add(context.name());
            }
        }
        return Collections.unmodifiableMap(running);
    }

    /** Of one context alone; nothing where there is no such context. */
    static Map<Integer, Set<String>> of(String context, Map<Integer, Set<String>> running) {
        Map<Integer, Set<String>> own = new TreeMap<>(Comparator.reverseOrder());
        running.forEach((generation, contexts) -> {
            if (contexts.contains(context)) {
                own.put(generation, Set.of(context));
            }
        });
        return own;
    }

    /** A context without a worker has what its next one would be started from. */
    private static List<Integer> of(ContextState context) {
        List<Integer> living = context.living().stream()
                .map(WorkerHandle::generation)
                .distinct()
                .toList();
        return living.isEmpty() ? List.of(context.generation()) : living;
    }
}
