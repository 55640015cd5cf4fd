package io.universe.launcher.master.ports;

import io.netty.channel.unix.FileDescriptor;
import io.universe.control.WorkerSpec;
import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.Settings;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.master.generations.Plan;
import io.universe.launcher.process.ListeningSockets;
import io.universe.launcher.supervisor.SupervisorState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ports of all contexts that have one: who listens on them, and which they really are. */
public abstract class Ports {

    private static final Logger LOG = LoggerFactory.getLogger(Ports.class);
    private static final String ANY_ADDRESS = "0.0.0.0";

    private final Map<String, Integer> real = new ConcurrentHashMap<>();

    /**
     * Those of a master: handed to workers where that is wanted and possible, forwarded to them otherwise. To be released by whoever has them.
     *
     * @param sockets those that are handed over; some may be there already, from workers of the master before
     * @param state of the moment, null before the start
     */
    public static Ports of(
            Settings settings, ListeningSockets sockets, Supplier<@Nullable SupervisorState> state, Fleet fleet) {
        return settings.listen() == Settings.Listen.INHERIT && HandedPorts.isPossible()
                ? new HandedPorts(sockets)
                : new ForwardedPorts(settings.supervision().stopTimeout(), new ReadyPorts(state, fleet)::of);
    }

    /** How workers get at their port. */
    public abstract WorkerSpec.Mode mode();

    /** Listens, and gives the port. Throws LauncherFailure (1) where it is taken. */
    public abstract int listen(String context, String host, int port);

    /** The descriptor to hand to a worker of the context. Throws IllegalArgumentException where there is none. */
    public abstract int descriptor(String context);

    /** A worker that has come back hands a copy of its context's socket over: one more than is needed. */
    public void handedBack(String context, int descriptor) {
        try {
            new FileDescriptor(descriptor).close();
        } catch (IOException e) {
            LOG.debug("A surplus socket of {} could not be closed", context, e);
        }
    }

    /** Accepts no longer in this process. Idempotent. */
    public abstract void close();

    /** Lets go of everything, connections that are still forwarded included: the end. Idempotent. */
    public abstract void release();

    /** Listens for every context with a port. */
    public final void open(Plan plan) {
        for (ContextPlan context : plan.contexts()) {
            context.port().ifPresent(port -> real.put(context.name(), listen(context.name(), ANY_ADDRESS, port)));
        }
    }

    /** The real port of the first of these contexts that has one; 0 where none has. */
    public final int firstOf(List<String> contexts) {
        return contexts.stream()
                .flatMapToInt(context -> of(context).stream())
                .findFirst()
                .orElse(0);
    }

    /** The real port of a context; empty where it has none. */
    public final OptionalInt of(String context) {
        Integer port = real.get(context);
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }
}
