package io.universe.launcher.master.generations;

import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Settings;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.DebugId;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.RestartPolicy;
import io.universe.launcher.supervisor.Timings;
import io.universe.launcher.supervisor.WorkerId;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a master is to run: the settings, and the contexts that the settings and the application make together, the built-in one among them. Pure.
 *
 * @param contexts in start order, the built-in context {@code cache} first where there is one
 * @param application the names of all contexts that the application has, also of those that do not run
 */
public record Plan(Settings settings, List<ContextPlan> contexts, List<String> application) {

    /** Copies what it is given. */
    public Plan {
        contexts = List.copyOf(contexts);
        application = List.copyOf(application);
    }

    /** With what an application says of its contexts. Throws ConfigurationException where settings and application do not fit each other. */
    public static Plan of(Settings settings, Collection<DescribedContext> described) {
        List<DescribedContext> all = List.copyOf(described);
        return of(
                settings,
                settings.applyTo(all),
                all.stream().map(DescribedContext::name).toList());
    }

    /** The built-in context goes first, where the settings have it. */
    private static Plan of(Settings settings, List<ContextPlan> running, List<String> application) {
        List<ContextPlan> all = new ArrayList<>();
        ContextPlan.builtIn(settings).ifPresent(all::add);
        all.addAll(running);
        return new Plan(settings, all, application);
    }

    /** What the configuration holds for each context, by name, also for those that do not run. */
    public JsonObject contextOptions() {
        return new JsonObject(settings.optionsOf(application));
    }

    /** The same with the contexts in the order of these names, which are theirs: who holds the cluster's data goes by it. A context that is not named comes last. */
    public Plan inOrder(List<String> names) {
        Comparator<ContextPlan> order = Comparator.comparingInt(
                context -> names.contains(context.name()) ? names.indexOf(context.name()) : names.size());
        return new Plan(settings, contexts.stream().sorted(order).toList(), application);
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
                        .toList(),
                application);
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

    /** Whether this process holds the cluster's data: those of the built-in context do, or without it slot 0 of the first one, and its standbys, since one of them may take that slot; nobody who is debugged. */
    public boolean holdsData(LifeId id) {
        if (id instanceof DebugId) {
            return false;
        }
        ContextPlan first = contexts.get(0);
        boolean mayHaveTheFirstSlot = !(id instanceof WorkerId worker) || worker.slot() == 0;
        return id.context().equals(first.name()) && (mayHaveTheFirstSlot || first.isBuiltIn());
    }

    /** How much of what is cached this process may hold. */
    public long dataBytes(LifeId id) {
        Settings.Cache cache = settings.cache();
        return cache.enable() && holdsData(id) ? cache.limits().maxSizeBytes() : 0;
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
                CareOf.context(context, settings),
                context.after(),
                context.maxInstances());
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
                Timings.DEFAULTS.releaseTimeout(),
                settings.supervision().debug().timeout());
    }

    private RestartPolicy restarts() {
        return RestartPolicy.DEFAULTS.withMinUptime(settings.supervision().minUptime());
    }
}
