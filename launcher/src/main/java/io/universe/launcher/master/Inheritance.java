package io.universe.launcher.master;

import io.universe.control.MasterMessage;
import io.universe.launcher.config.Settings;
import io.universe.launcher.supervisor.Survivor;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The act of taking over: living workers become the new master's, as if it had started them, and what it will leave itself is written down. */
final class Inheritance {

    private final Groundwork groundwork;
    private final List<Returned> returned;

    /** Of those that have come back by now, and no later one. */
    Inheritance(Groundwork groundwork) {
        this.groundwork = groundwork;
        this.returned = groundwork.returned();
    }

    /** Puts them into the fleet. */
    void take(Fleet fleet, Crew crew, LinkWatch watch) {
        for (Returned worker : returned) {
            Fleet.Craft craft = fleet.add(worker.id(), worker.pass().generation());
            craft.hasLink(worker.link());
            craft.isNode(worker.said().uuid());
            craft.listensOn(worker.said().port());
            ProcessHandle.of(worker.pass().pid())
                    .ifPresent(handle -> crew.adopt(worker.id(), craft, new AdoptedProcess(handle)));
            watch.watch(craft, worker.link());
        }
        if (wasReady()) {
            fleet.announceReady(new MasterMessage.UniverseReady(new JsonObject()
                    .put("universe", groundwork.plan().settings().cluster().name())));
        }
    }

    boolean isEmpty() {
        return returned.isEmpty();
    }

    /** Whether some of them heard that the universe is ready. */
    boolean wasReady() {
        return returned.stream().anyMatch(worker -> worker.said().knowsReady());
    }

    List<Survivor> survivors(Instant now) {
        return returned.stream().map(worker -> worker.survivor(now)).toList();
    }

    List<String> lives() {
        return returned.stream().map(worker -> worker.pass().life()).toList();
    }

    /** Where those of them that live are members of the cluster. */
    List<String> addresses() {
        return returned.stream()
                .filter(worker -> !worker.link().closed().isDone())
                .map(worker -> worker.said().address())
                .toList();
    }

    /** Before anything is known of contexts. */
    Legacy unwritten() {
        return new Legacy(groundwork.homecoming().seal(), Map.of(), Map.of());
    }

    /** What the next master is to find. */
    Legacy written(Ports ports) {
        Map<String, Legacy.Stand> stands = new HashMap<>();
        groundwork
                .plan()
                .contexts()
                .forEach(context -> stands.put(
                        context.name(),
                        new Legacy.Stand(
                                groundwork.generation(),
                                context.instances(),
                                ports.of(context.name()).orElse(0))));
        return new Legacy(groundwork.homecoming().seal(), Map.of(groundwork.generation(), edition()), stands);
    }

    private Legacy.Edition edition() {
        Settings settings = groundwork.plan().settings();
        List<String> classPath = groundwork.code().classPath().stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .toList();
        return new Legacy.Edition(groundwork.code().digest(), classPath, settings.configFile(), settings.said());
    }
}
