package io.universe.launcher.master;

import io.universe.control.MasterMessage;
import io.universe.launcher.process.WorkerLink;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.WorkerId;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The processes of this master's workers and what connects them with it, by process life. What the supervisor knows of them is in its own state. Safe from any thread. */
final class Fleet {

    /** One worker's process. Fields are filled as they become known. */
    static final class Craft {
        private final WorkerId id;
        private final int generation;
        private volatile @Nullable Process process;
        private volatile @Nullable WorkerLink link;
        private volatile @Nullable String uuid;
        private volatile @Nullable Integer announcedExitCode;
        private volatile String exitReason = "";
        private volatile int port;
        private volatile boolean takesConnections = true;
        private volatile CompletableFuture<?> asked = CompletableFuture.completedFuture(null);
        private volatile JsonObject heartbeat = new JsonObject();

        Craft(WorkerId id, int generation) {
            this.id = id;
            this.generation = generation;
        }

        WorkerId id() {
            return id;
        }

        int generation() {
            return generation;
        }

        Optional<Process> process() {
            return Optional.ofNullable(process);
        }

        Optional<WorkerLink> link() {
            return Optional.ofNullable(link);
        }

        Optional<String> uuid() {
            return Optional.ofNullable(uuid);
        }

        /** The code that the worker said it would exit with. */
        Optional<Integer> announcedExitCode() {
            return Optional.ofNullable(announcedExitCode);
        }

        /** What the worker said at its end; empty where it said nothing. */
        String exitReason() {
            return exitReason;
        }

        /** The port to which connections are forwarded in proxy mode; 0 while unknown, and while it is not to get any. */
        int port() {
            return takesConnections ? port : 0;
        }

        /** The figures of its last heartbeat. */
        JsonObject heartbeat() {
            return heartbeat;
        }

        /** Done when what was asked of it by signals so far has reached it. */
        CompletableFuture<?> asked() {
            return asked;
        }

        void hasProcess(Process started) {
            process = started;
        }

        void hasLink(WorkerLink opened) {
            link = opened;
        }

        void isNode(String id) {
            uuid = id;
        }

        void listensOn(int listening) {
            port = listening;
        }

        /** Whether it takes connections, or pauses. */
        void takesConnections(boolean does) {
            takesConnections = does;
        }

        void beats(JsonObject figures) {
            heartbeat = figures;
        }

        void isAsked(CompletableFuture<?> asking) {
            asked = asking;
        }

        void saysExit(int code, String reason) {
            announcedExitCode = code;
            exitReason = reason;
        }
    }

    private final Map<String, Craft> crafts = new ConcurrentHashMap<>();
    private volatile MasterMessage.@Nullable UniverseReady ready;

    Craft add(WorkerId id, int generation) {
        Craft craft = new Craft(id, generation);
        crafts.put(id.toString(), craft);
        return craft;
    }

    Optional<Craft> find(LifeId id) {
        return find(id.toString());
    }

    Optional<Craft> find(String life) {
        return Optional.ofNullable(crafts.get(life));
    }

    void remove(LifeId id) {
        crafts.remove(id.toString());
    }

    /** Their names, such as {@code web-0.3}. */
    Set<String> lives() {
        return Set.copyOf(crafts.keySet());
    }

    /** The processes of those that have one. */
    List<Process> processes() {
        return crafts.values().stream()
                .flatMap(craft -> craft.process().stream())
                .toList();
    }

    /** Tells all of them that the universe is ready, and from now on each that comes. */
    void announceReady(MasterMessage.UniverseReady announced) {
        ready = announced;
        links().forEach(link -> link.send(announced));
    }

    /** What a worker that serves now is to hear; empty while the universe has not been ready. */
    Optional<MasterMessage.UniverseReady> ready() {
        return Optional.ofNullable(ready);
    }

    /** The connections of those that have one. */
    List<WorkerLink> links() {
        return crafts.values().stream()
                .map(craft -> craft.link)
                .filter(Objects::nonNull)
                .toList();
    }
}
