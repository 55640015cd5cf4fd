package io.universe.launcher.config;

import io.universe.control.ContextNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which context comes after which, as application and operator say together. Pure. */
final class Precedence {

    private final Map<String, List<String>> after;
    private final Set<String> running;

    /** By the name of each context of the application, those that it is to come after; of all these the ones that run, the built-in one among them. */
    Precedence(Map<String, List<String>> after, Set<String> running) {
        this.after = after;
        this.running = running;
    }

    /** What nobody could ever wait for, one line each; empty where nothing is wrong. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        after.forEach((context, names) ->
                names.stream().distinct().forEach(name -> refuse(context, name).ifPresent(problems::add)));
        cycles().forEach(cycle -> problems.add("contexts." + cycle.get(0) + ".after: " + String.join(" -> ", cycle)
                + " is a cycle, in which each waits for the others; take one of them out of the after of another"));
        return problems;
    }

    private Optional<String> refuse(String context, String name) {
        String key = "contexts." + context + ".after: " + name;
        if (name.equals(context)) {
            return Optional.of(key + " cannot come after itself; leave it out");
        }
        return isKnown(name)
                ? Optional.empty()
                : Optional.of(key + " is the name of no context; there are: "
                        + String.join(", ", new TreeSet<>(after.keySet())));
    }

    private boolean isKnown(String name) {
        return after.containsKey(name) || ContextNames.isBuiltIn(name);
    }

    private List<List<String>> cycles() {
        List<List<String>> cycles = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (String context : after.keySet()) {
            if (running.contains(context) && !told.contains(context)) {
                path(context, context, new HashSet<>()).ifPresent(cycle -> {
                    cycles.add(cycle);
                    told.addAll(cycle);
                });
            }
        }
        return cycles;
    }

    /** The way from one to the other over what each comes after; empty where there is none. */
    private Optional<List<String>> path(String from, String to, Set<String> seen) {
        for (String next : awaitedBy(from)) {
            Optional<List<String>> rest = next.equals(to)
                    ? Optional.of(List.of(to))
                    : seen.add(next) ? path(next, to, seen) : Optional.empty();
            if (rest.isPresent()) {
                List<String> path = new ArrayList<>(List.of(from));
                path.addAll(rest.get());
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /** Those that the context comes after: the ones that run, each once. */
    List<String> awaitedBy(String context) {
        return Objects.requireNonNullElse(after.get(context), List.<String>of()).stream()
                .filter(name -> running.contains(name) && !name.equals(context))
                .distinct()
                .toList();
    }

    /** The contexts in their order, but each behind those that it comes after; there must be no cycle. */
    static List<ContextPlan> inOrder(List<ContextPlan> contexts) {
        List<ContextPlan> left = new ArrayList<>(contexts);
        List<ContextPlan> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            ContextPlan next = left.stream()
                    .filter(context ->
                            left.stream().noneMatch(other -> context.after().contains(other.name())))
                    .findFirst()
                    .orElseThrow();
            left.remove(next);
            ordered.add(next);
        }
        return List.copyOf(ordered);
    }
}
