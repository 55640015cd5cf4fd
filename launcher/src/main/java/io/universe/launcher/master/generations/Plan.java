package io.universe.launcher.master.generations;

import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.Settings;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.RestartPolicy;
import io.universe.launcher.supervisor.Timings;
import io.universe.launcher.supervisor.WorkerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a master is to run: the settings, and the contexts that the settings and the application make together, the built-in one among them. Pure.
 *
 * @param contexts in start order, the built-in context {@code cache} first where there is one
 */
public record Plan(Settings settings, List<ContextPlan> contexts) {

    /** Copies what it is given. */
    public Plan {
        contexts = List.copyOf(contexts);
    }

    /** With the contexts of an application, in its order, behind the built-in one where the settings have it. */
    public static Plan of(Settings settings, List<ContextPlan> application) {
        List<ContextPlan> all = new ArrayList<>();
        ContextPlan.builtIn(settings).ifPresent(all::add);
        all.addAll(application);
        return new Plan(settings, all);
    }

    /** The same with the contexts in the order of these names, which are theirs: who holds the cluster's data goes by it. A context that is not named comes last. */
    public Plan inOrder(List<String> names) {
        Comparator<ContextPlan> order = Comparator.comparingInt(
                context -> names.contains(context.name()) ? names.indexOf(context.name()) : names.size());
        return new Plan(settings, contexts.stream().sorted(order).toList());
    }

    /** The names of the contexts, in start order. */
    public List<String> names() {
        return contexts.stream().map(ContextPlan::name).toList();
    }

    /** As the contexts stood: with the workers that each was scaled to, and its real port. */
    public Plan standing(Map<String, Stand> stands) {
        return new Plan(
                settings,
                contexts.stream()
                        .map(context -> {
                            Stand stand = stands.get(context.name());
                            return stand == null ? context : context.standing(stand.target(), stand.port());
                        })
                        .toList());
    }

    /** The context of this name. Throws IllegalArgumentException where there is none. */
    public ContextPlan context(String name) {
        return contexts.stream()
                .filter(context -> context.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no context " + name));
    }

    /** How many JVMs share the machine beside the master. */
    public int processes() {
        return contexts.stream()
                .mapToInt(context -> context.instances() + context.standby())
                .sum();
    }

    /** Whether this process holds the cluster's data: those of the built-in context do, or without it slot 0 of the first one, and its standbys, since one of them may take that slot. */
    public boolean holdsData(LifeId id) {
        ContextPlan first = contexts.get(0);
        boolean mayHaveTheFirstSlot = !(id instanceof WorkerId worker) || worker.slot() == 0;
        return id.context().equals(first.name()) && (mayHaveTheFirstSlot || first.isBuiltIn());
    }

    /** What the supervisor is to know. */
    public List<ContextSpec> specs() {
        return contexts.stream().map(this::spec).toList();
    }

    /** The same of one context. */
    public ContextSpec spec(String context) {
        return spec(context(context));
    }

    private ContextSpec spec(ContextPlan context) {
        return new ContextSpec(
                context.name(),
                context.instances(),
                context.port().isPresent(),
                stopTier(context),
                timings(context),
                restarts(),
                CareOf.context(context, settings));
    }

    /** What others need goes last: first those that clients talk to, then those that work for them, then the data. */
    private static int stopTier(ContextPlan context) {
        if (context.port().isPresent()) {
            return 0;
        }
        return context.isBuiltIn() ? 2 : 1;
    }

    private Timings timings(ContextPlan context) {
        return new Timings(
                settings.supervision().startTimeout(),
                settings.supervision().warmUpTimeout(),
                context.stopTimeout(),
                Timings.DEFAULTS.terminateTimeout(),
                Timings.DEFAULTS.killTimeout(),
                Timings.DEFAULTS.releaseTimeout());
    }

    private RestartPolicy restarts() {
        return RestartPolicy.DEFAULTS.withMinUptime(settings.supervision().minUptime());
    }
}
