package io.universe.launcher.master.heritage;

import io.universe.control.LifeNames;
import io.universe.control.WorkerMessage;
import io.universe.launcher.process.ListeningSockets;
import io.universe.launcher.process.Pass;
import io.universe.launcher.process.WorkerGateway;
import io.universe.launcher.process.WorkerLink;
import io.universe.launcher.supervisor.LifeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where workers come in while the master is not ready for them: it takes back those that have served under the master before, and the sockets that they hand over. When the master is ready it hears what was said until then,
 * and everything from there on. Safe from any thread; never blocks.
 */
final class Reception implements WorkerGateway.Listener {

    private final Optional<Legacy> legacy;
    private final ListeningSockets sockets;
    private final Map<String, Returned> returned = new LinkedHashMap<>();
    private final Set<String> handedOver = new HashSet<>();
    private final List<Consumer<WorkerGateway.Listener>> unheard = new ArrayList<>();
    private boolean isOver;
    private WorkerGateway.@Nullable Listener master;

    /** Takes back whom the legacy knows. */
    Reception(Optional<Legacy> legacy, ListeningSockets sockets) {
        this.legacy = legacy;
        this.sockets = sockets;
    }

    /** Who has come back. */
    synchronized List<Returned> returned() {
        return List.copyOf(returned.values());
    }

    /** Whether the worker in this process has come back, and has handed over what it has. */
    synchronized boolean isComplete(long pid) {
        return returned.values().stream()
                .filter(worker -> worker.pass().pid() == pid)
                .anyMatch(worker -> !worker.said().holdsSocket()
                        || handedOver.contains(worker.pass().life()));
    }

    /** Who has come back and is connected: from now on nobody else is taken back. */
    synchronized List<Returned> end() {
        returned.values().removeIf(worker -> worker.link().closed().isDone());
        isOver = true;
        return List.copyOf(returned.values());
    }

    /** The master is ready. */
    synchronized void handOnTo(WorkerGateway.Listener listener) {
        master = listener;
        unheard.forEach(words -> words.accept(listener));
        unheard.clear();
    }

    @Override
    public synchronized Optional<String> onReturning(WorkerLink link, WorkerMessage.Returning said, Pass pass) {
        if (master != null) {
            return master.onReturning(link, said, pass);
        }
        if (LifeNames.isStandby(pass.life())) {
            return Optional.of("it has no slot, and this master brings up its own standbys");
        }
        if (LifeNames.isDebugged(pass.life())) {
            return Optional.of("who is debugged ends with its master");
        }
        if (legacy.filter(left -> left.knows(pass)).isEmpty()) {
            return Optional.of("nothing is known of what it runs, which is generation " + pass.generation());
        }
        if (!isOver) {
            returned.put(pass.life(), new Returned(link, said, pass));
        } else if (returned.containsKey(pass.life())) {
            unheard.add(listener -> listener.onReturning(link, said, pass));
        } else {
            return Optional.of("it comes too late");
        }
        return Optional.empty();
    }

    @Override
    public synchronized void onSocket(String life, int descriptor) {
        if (master != null) {
            master.onSocket(life, descriptor);
        } else {
            sockets.adopt(LifeId.parse(life).context(), descriptor);
            handedOver.add(life);
        }
    }

    @Override
    public void onHello(WorkerLink link) {
        tell(listener -> listener.onHello(link));
    }

    @Override
    public void onMessage(WorkerLink link, WorkerMessage message) {
        tell(listener -> listener.onMessage(link, message));
    }

    @Override
    public void onRefused(String life, String reason) {
        tell(listener -> listener.onRefused(life, reason));
    }

    private synchronized void tell(Consumer<WorkerGateway.Listener> words) {
        if (master == null) {
            unheard.add(words);
        } else {
            words.accept(master);
        }
    }

    @Override
    public synchronized CompletableFuture<Integer> descriptorFor(String life) {
        return master == null
                ? CompletableFuture.failedFuture(
                        new IllegalStateException("there is no master yet that could have started " + life))
                : master.descriptorFor(life);
    }
}
