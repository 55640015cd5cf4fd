package io.universe.launcher.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The marriage of settings and application: which contexts run, and with which figures. */
final class Planning {

    private static final int HIGHEST_PORT = 65_535;

    private final Settings settings;
    private final List<DescribedContext> described;
    private final Precedence precedence;
    private final List<String> problems = new ArrayList<>();

    private Planning(Settings settings, List<DescribedContext> described) {
        this.settings = settings;
        this.described = described;
        this.precedence = new Precedence(after(), running());
    }

    static List<ContextPlan> plan(Settings settings, List<DescribedContext> described) {
        return new Planning(settings, described).plan();
    }

    private List<ContextPlan> plan() {
        refuseUnknownContexts();
        refuseDisabledSelection();
        problems.addAll(precedence.problems());
        List<DescribedContext> running = described.stream().filter(this::runs).toList();
        if (running.isEmpty() && problems.isEmpty()) {
            problems.add("contexts: nothing would run; put a jar that provides a worker context into "
                    + settings.home().modules() + " or enable one");
        }
        List<ContextPlan> plans = plansOf(running);
        refuseSharedPorts(plans);
        plans.forEach(this::refuseWarmUpPortsThatAreNone);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return Precedence.inOrder(plans);
    }

    /** What the operator says counts, also where that is nothing at all. */
    private Map<String, List<String>> after() {
        Map<String, List<String>> after = new LinkedHashMap<>();
        described.forEach(context -> after.put(
                context.name(), settings.context(context.name()).after().orElse(context.after())));
        return after;
    }

    private Set<String> running() {
        Set<String> running = new TreeSet<>();
        ContextPlan.builtIn(settings).map(ContextPlan::name).ifPresent(running::add);
        described.stream().filter(this::runs).map(DescribedContext::name).forEach(running::add);
        return running;
    }

    private void refuseUnknownContexts() {
        Set<String> names = described.stream().map(DescribedContext::name).collect(Collectors.toSet());
        Set<String> wanted = new TreeSet<>(settings.contexts().keySet());
        wanted.removeAll(names);
        wanted.forEach(name -> problems.add("contexts." + name + ": no jar in "
                + settings.home().modules() + " provides a context of this name; " + remedy(names)));
        settings.selected().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> problems.add("contexts=" + name + ": no jar in "
                        + settings.home().modules() + " provides a context of this name; " + remedy(names)));
    }

    private void refuseDisabledSelection() {
        settings.selected().stream()
                .filter(name -> !settings.context(name).enabled())
                .forEach(name ->
                        problems.add("contexts=" + name + ": is disabled; give contexts." + name + ".enabled=true"));
    }

    private static String remedy(Set<String> names) {
        return names.isEmpty()
                ? "put the application's jar there"
                : "there are: " + String.join(", ", new TreeSet<>(names));
    }

    private boolean runs(DescribedContext context) {
        return settings.context(context.name()).enabled()
                && (settings.selected().isEmpty() || settings.selected().contains(context.name()));
    }

    private List<ContextPlan> plansOf(List<DescribedContext> running) {
        List<ContextPlan> plans = new ArrayList<>();
        boolean firstPortTaken = false;
        for (DescribedContext context : running) {
            boolean first = !firstPortTaken && hasPort(context);
            firstPortTaken |= first;
            plans.add(planOf(context, first ? settings.firstPort() : FirstPort.NONE));
        }
        if (!firstPortTaken && !running.isEmpty() && settings.firstPort().isGiven()) {
            problems.add("port, workers, standby: none of the contexts that run has a port; "
                    + "use contexts.NAME.port, contexts.NAME.instances, contexts.NAME.standby");
        }
        return List.copyOf(plans);
    }

    private boolean hasPort(DescribedContext context) {
        return context.port().isPresent()
                || settings.context(context.name()).port().isPresent();
    }

    private ContextPlan planOf(DescribedContext context, FirstPort first) {
        ContextSettings own = settings.context(context.name());
        String key = "contexts." + context.name();
        OptionalInt port = stronger("port", first.port(), key + ".port", own.port());
        OptionalInt instances = stronger("workers", first.instances(), key + ".instances", own.instances());
        OptionalInt standby = stronger("standby", first.standby(), key + ".standby", own.standby());
        int wanted = instances.orElse(context.instances());
        return new ContextPlan(
                context.name(),
                wanted,
                own.maxInstances().orElse(wanted),
                precedence.awaitedBy(context.name()),
                port.isPresent() ? port : context.port(),
                standby.orElse(0),
                own.warmUpPort(),
                own.eventLoops(),
                own.stopTimeout().orElse(settings.supervision().stopTimeout()),
                own.jvm(),
                own.env(),
                own.options());
    }

    /** The value from the stronger layer; within one layer the context's own, because it says more exactly what is meant. */
    private OptionalInt stronger(String firstKey, OptionalInt first, String ownKey, OptionalInt own) {
        if (first.isEmpty() || own.isEmpty()) {
            return first.isPresent() ? first : own;
        }
        return settings.layerOf(firstKey).beats(settings.layerOf(ownKey)) ? first : own;
    }

    private void refuseSharedPorts(List<ContextPlan> plans) {
        Map<Integer, String> owners = new HashMap<>();
        if (settings.monPort() != 0) {
            owners.put(settings.monPort(), "the monitor (monPort)");
        }
        for (ContextPlan plan : plans) {
            plan.port().stream().filter(port -> port != 0).forEach(port -> claim(owners, port, plan.name()));
        }
    }

    private void claim(Map<Integer, String> owners, int port, String context) {
        String owner = owners.putIfAbsent(port, "context " + context);
        if (owner != null) {
            problems.add("contexts." + context + ".port: " + port + " is the port of " + owner
                    + " too; give each its own, or 0 for any free one");
        }
    }

    private void refuseWarmUpPortsThatAreNone(ContextPlan plan) {
        int highest = HIGHEST_PORT - plan.instances() + 1;
        plan.warmUpPort().stream()
                .filter(port -> port > highest)
                .forEach(port -> problems.add(
                        "contexts.%s.warmUpPort: %d leaves no port for each of %d workers; allowed: 1 to %d"
                                .formatted(plan.name(), port, plan.instances(), highest)));
    }
}
