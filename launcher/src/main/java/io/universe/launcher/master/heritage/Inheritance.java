package io.universe.launcher.master.heritage;

import io.universe.control.MasterMessage;
import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.master.crew.Crew;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.master.generations.Stand;
import io.universe.launcher.master.ports.Ports;
import io.universe.launcher.master.reports.LinkWatch;
import io.universe.launcher.process.Pass;
import io.universe.launcher.supervisor.Survivor;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The act of taking over: living workers become the new master's, as if it had started them, and what it will leave itself is written down. */
public final class Inheritance {

    private final Pass.Seal seal;
    private final Heritage heritage;
    private final List<Returned> returned;

    /** Of what is taken over, or of nobody; the seal goes on to the next master. */
    public Inheritance(Pass.Seal seal, Heritage heritage) {
        this.seal = seal;
        this.heritage = heritage;
        this.returned = heritage.returned();
    }

    /** Puts them into the fleet. */
    public void take(Fleet fleet, Crew crew, LinkWatch watch) {
        for (Returned worker : returned) {
            Fleet.Craft craft = fleet.add(worker.id(), worker.pass().generation());
            craft.hasLink(worker.link());
            craft.isNode(worker.said().uuid());
            craft.listensOn(worker.said().port());
            craft.takesConnections(worker.takesConnections());
            ProcessHandle.of(worker.pass().pid()).ifPresent(handle -> crew.adopt(craft, handle));
            watch.watch(craft, worker.link());
        }
        if (wasReady()) {
            fleet.announceReady(new MasterMessage.UniverseReady(new JsonObject()
                    .put("universe", heritage.plan().settings().cluster().name())));
        }
    }

    /** Whether there is nobody to take over, so that the universe starts anew. */
    public boolean isEmpty() {
        return returned.isEmpty();
    }

    /** Whether some of them heard that the universe is ready. */
    public boolean wasReady() {
        return returned.stream().anyMatch(worker -> worker.said().knowsReady());
    }

    /** The workers as the supervisor is to know them, with their ages at this moment. */
    public List<Survivor> survivors(Instant now) {
        return returned.stream().map(worker -> survivor(worker, now)).toList();
    }

    private Survivor survivor(Returned worker, Instant now) {
        Survivor survivor = worker.survivor(now);
        boolean wasDebugged = heritage.debugged(survivor.id().context())
                .filter(survivor.id().toString()::equals)
                .isPresent();
        return wasDebugged ? survivor.afterDebugging() : survivor;
    }

    /** The names of the workers, such as {@code web-0.3}. */
    public List<String> lives() {
        return returned.stream().map(worker -> worker.pass().life()).toList();
    }

    /** Where those of them that live are members of the cluster. */
    public List<String> addresses() {
        return returned.stream()
                .filter(worker -> !worker.link().closed().isDone())
                .map(worker -> worker.said().address())
                .toList();
    }

    /** Who keeps in this file what the next master is to find; nothing is written yet. */
    public LegacyKeeper keeper(Path file) {
        return new LegacyKeeper(file, new Legacy(seal, Map.of(), Map.of()));
    }

    /** Has it written for the first time, when the real ports are known. */
    public void leave(LegacyKeeper keeper, Ports ports) {
        keeper.keep(written(ports));
    }

    private Legacy written(Ports ports) {
        Map<String, Integer> generations = heritage.numbers();
        Map<String, Stand> stands = new LinkedHashMap<>();
        for (ContextPlan context : heritage.standing().contexts()) {
            stands.put(
                    context.name(),
                    new Stand(
                            Objects.requireNonNull(generations.get(context.name())),
                            context.instances(),
                            ports.of(context.name()).orElse(0),
                            heritage.begun().contains(context.name()),
                            heritage.debugged(context.name())));
        }
        return new Legacy(seal, heritage.generations().editions(), stands);
    }
}
