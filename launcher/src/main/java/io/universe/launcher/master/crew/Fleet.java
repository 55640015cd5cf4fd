package io.universe.launcher.master.crew;

import io.universe.control.MasterMessage;
import io.universe.launcher.process.WorkerLink;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.StandbyId;
import io.universe.launcher.supervisor.WorkerId;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The processes of this master's workers and what connects them with it, by process life. A standby that has taken a slot is found under both its names. What the supervisor knows of them is in its own
 * state. Safe from any thread.
 */
public final class Fleet {

    /** One worker's process. Fields are filled as they become known. */
    public static final class Craft {
        private final LifeId startedAs;
        private final int generation;
        private final CompletableFuture<WorkerId> placed = new CompletableFuture<>();
        private volatile LifeId id;
        private volatile @Nullable Process process;
        private volatile @Nullable WorkerLink link;
        private volatile @Nullable String uuid;
        private volatile @Nullable Integer announcedExitCode;
        private volatile String exitReason = "";
        private volatile int port;
        private volatile boolean isSecure;
        private volatile boolean takesConnections = true;
        private volatile CompletableFuture<?> asked = CompletableFuture.completedFuture(null);
        private volatile JsonObject heartbeat = new JsonObject();

        Craft(LifeId id, int generation) {
            this.startedAs = id;
            this.id = id;
            this.generation = generation;
            if (id instanceof WorkerId worker) {
                placed.complete(worker);
            }
        }

        /** Its name now. */
        public LifeId id() {
            return id;
        }

        /** Its name in a slot; done for all but those who wait for one, or never get one. */
        public CompletableFuture<WorkerId> placed() {
            return placed;
        }

        /** Its name when it was started, under which it says hello. */
        public LifeId startedAs() {
            return startedAs;
        }

        /** The number of the generation that it was started from. */
        public int generation() {
            return generation;
        }

        /** Its process; empty while it is still being started. */
        public Optional<Process> process() {
            return Optional.ofNullable(process);
        }

        /** Its control connection, the last one where there were several, which may be closed by now; empty before its hello. */
        public Optional<WorkerLink> link() {
            return Optional.ofNullable(link);
        }

        /** Its id as a node of the cluster; empty before it is one. */
        public Optional<String> uuid() {
            return Optional.ofNullable(uuid);
        }

        /** The code that the worker said it would exit with. */
        public Optional<Integer> announcedExitCode() {
            return Optional.ofNullable(announcedExitCode);
        }

        /** What the worker said at its end; empty where it said nothing. */
        public String exitReason() {
            return exitReason;
        }

        /** The port to which connections are forwarded in proxy mode; 0 while unknown, and while it is not to get any. */
        public int port() {
            return takesConnections ? port : 0;
        }

        /** Whether it speaks TLS where it serves. */
        public boolean isSecure() {
            return isSecure;
        }

        /** The figures of its last heartbeat. */
        public JsonObject heartbeat() {
            return heartbeat;
        }

        /** Done when what was asked of it by signals so far has reached it. */
        CompletableFuture<?> asked() {
            return asked;
        }

        /** It has been started, or adopted. */
        public void hasProcess(Process started) {
            process = started;
        }

        /** It has said hello, or has come back over another connection. */
        public void hasLink(WorkerLink opened) {
            link = opened;
        }

        /** It is a node of the cluster, with this id. */
        public void isNode(String id) {
            uuid = id;
        }

        /** It serves on this port; 0 for one that has none of its own. */
        public void listensOn(int listening) {
            port = listening;
        }

        /** It has warmed up, with TLS or without. */
        public void speaksTls(boolean does) {
            isSecure = does;
        }

        /** Whether it takes connections, or pauses. */
        public void takesConnections(boolean does) {
            takesConnections = does;
        }

        /** It has sent a heartbeat with these figures, as they came. */
        public void beats(JsonObject figures) {
            heartbeat = figures;
        }

        void isAsked(CompletableFuture<?> asking) {
            asked = asking;
        }

        /** It is about to exit with this code; the reason may be empty, and of several lines. */
        public void saysExit(int code, String reason) {
            announcedExitCode = code;
            exitReason = reason;
        }
    }

    /** By the name they were started under. */
    private final Map<String, Craft> crafts = new ConcurrentHashMap<>();
    /** Those that have another name now, by that. */
    private final Map<String, Craft> renamed = new ConcurrentHashMap<>();

    private volatile MasterMessage.@Nullable UniverseReady ready;

    /** A new process life, of which nothing but its generation is known yet. */
    public Craft add(LifeId id, int generation) {
        Craft craft = new Craft(id, generation);
        crafts.put(id.toString(), craft);
        return craft;
    }

    /** Under whichever of its names; empty where it was never there, or is gone. */
    public Optional<Craft> find(LifeId id) {
        return find(id.toString());
    }

    /** The figures of the last heartbeat of a life; empty where there was none. */
    public JsonObject heartbeat(LifeId id) {
        return find(id).map(Craft::heartbeat).orElseGet(JsonObject::new);
    }

    /** The same by the name as text, {@code web-0.3}; empty for what is no name. */
    public Optional<Craft> find(String life) {
        Craft craft = crafts.get(life);
        return Optional.ofNullable(craft == null ? renamed.get(life) : craft);
    }

    /** The standby is the worker of a slot from now on; under its old name it is found as well, for what it has said before. Empty where it is gone. */
    public Optional<Craft> rename(StandbyId standby, WorkerId id) {
        Optional<Craft> found = find(standby);
        found.ifPresent(craft -> {
            renamed.put(id.toString(), craft);
            craft.id = id;
            craft.placed.complete(id);
        });
        return found;
    }

    /** Under whichever of its names. */
    public void remove(LifeId id) {
        find(id).ifPresent(craft -> {
            crafts.remove(craft.startedAs().toString());
            renamed.remove(craft.id().toString());
        });
    }

    /** Their names, such as {@code web-0.3}; of a former standby both, since it may have left files under either. */
    public Set<String> lives() {
        Set<String> lives = new HashSet<>(crafts.keySet());
        lives.addAll(renamed.keySet());
        return lives;
    }

    /** The processes of those that have one. */
    List<Process> processes() {
        return crafts.values().stream()
                .flatMap(craft -> craft.process().stream())
                .toList();
    }

    /** Tells all of them that the universe is ready, and from now on each that comes. */
    public void announceReady(MasterMessage.UniverseReady announced) {
        ready = announced;
        links().forEach(link -> link.send(announced));
    }

    /** What a worker that serves now is to hear; empty while the universe has not been ready. */
    public Optional<MasterMessage.UniverseReady> ready() {
        return Optional.ofNullable(ready);
    }

    /** The connections of those that have one. */
    public List<WorkerLink> links() {
        return crafts.values().stream()
                .map(craft -> craft.link)
                .filter(Objects::nonNull)
                .toList();
    }
}
