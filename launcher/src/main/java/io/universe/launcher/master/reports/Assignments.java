package io.universe.launcher.master.reports;

import io.universe.control.Place;
import io.universe.control.WorkerSpec;
import io.universe.control.WorkerSpec.Listen;
import io.universe.control.WorkerSpec.Mode;
import io.universe.control.WorkerSpec.Tunables;
import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.Settings;
import io.universe.launcher.master.generations.Plan;
import io.universe.launcher.supervisor.DebugId;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.WorkerId;
import io.universe.spi.ClusterSpec;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the spec of a worker from the plan. Pure. */
final class Assignments {

    private static final String ANY_ADDRESS = "0.0.0.0";
    private static final Duration IDLE_GRACE = Duration.ofSeconds(1);

    private final Plan plan;
    private final Mode mode;
    private final int cores;

    /** For workers that get at their ports in the given mode, on a machine with so many cores. */
    Assignments(Plan plan, Mode mode, int cores) {
        this.plan = plan;
        this.mode = mode;
        this.cores = cores;
    }

    /** The spec of this process life; {@code port} is the real one of its context, {@code join} where the cluster is joined. */
    WorkerSpec of(LifeId id, int generation, int port, List<String> join) {
        ContextPlan context = plan.context(id.context());
        return new WorkerSpec(
                context.name(),
                place(id),
                generation,
                listen(context, id, port),
                cluster(id, join),
                tunables(context),
                new JsonObject(new HashMap<>(context.options())),
                plan.contextOptions(),
                new JsonObject(Map.copyOf(plan.settings().backends())),
                plan.settings().platform());
    }

    private static Place place(LifeId id) {
        if (id instanceof WorkerId worker) {
            return new Place.InSlot(worker.role(), worker.slot(), worker.incarnation());
        }
        return id instanceof DebugId ? new Place.Debugged(id.number()) : new Place.Waiting(id.number());
    }

    private Listen listen(ContextPlan context, LifeId id, int port) {
        return context.port().isEmpty()
                ? Listen.NONE
                : new Listen(modeOf(id), ANY_ADDRESS, port, warmUpPort(context, id));
    }

    /** Who is debugged listens on loopback, and nothing is forwarded there. */
    private Mode modeOf(LifeId id) {
        return id instanceof DebugId ? Mode.PROXY : mode;
    }

    /** The ports that are counted up belong to slots. */
    private static int warmUpPort(ContextPlan context, LifeId id) {
        return id instanceof WorkerId worker && context.warmUpPort().isPresent()
                ? context.warmUpPort().getAsInt() + worker.slot()
                : 0;
    }

    private ClusterSpec cluster(LifeId id, List<String> join) {
        Settings.Cluster cluster = plan.settings().cluster();
        List<String> members = new ArrayList<>(join);
        members.addAll(cluster.members());
        return new ClusterSpec(cluster.name(), cluster.bind(), members, plan.holdsData(id));
    }

    private Tunables tunables(ContextPlan context) {
        Settings settings = plan.settings();
        Duration stopTimeout = context.stopTimeout();
        return new Tunables(
                context.eventLoops().orElse(Math.max(1, cores / context.instances())),
                settings.supervision().heartbeatInterval(),
                stopTimeout,
                settings.supervision().orphanTimeout(),
                settings.drain().webSocket(),
                IDLE_GRACE.compareTo(stopTimeout.dividedBy(2)) < 0 ? IDLE_GRACE : stopTimeout.dividedBy(2),
                settings.log().access(),
                settings.cluster().locality(),
                settings.cluster().checkInterval());
    }
}
