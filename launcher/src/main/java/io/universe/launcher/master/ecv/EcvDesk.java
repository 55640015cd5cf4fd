package io.universe.launcher.master.ecv;

import io.universe.launcher.config.EcvSettings;
import io.universe.launcher.config.EcvSettings.Mode;
import io.universe.launcher.master.ecv.EcvEvent.ContextsSeen;
import io.universe.launcher.supervisor.ContextState;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.operations.Ecv;
import io.universe.operations.Outcome;
import io.universe.operations.Wish;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where ECV is told and asked. What happens is put before the rule on one event loop, which owns the state; what follows is written down, and told to the supervisor. Safe from any thread.
 */
public final class EcvDesk implements Ecv {

    private static final Logger LOG = LoggerFactory.getLogger(EcvDesk.class);

    /**
     * What the desk is connected with.
     *
     * @param owner the event loop that owns the state; what is given to it runs in order
     * @param journal is told what load balancers were told before, and what they are told now
     * @param memory keeps what the next master is to know; says why it cannot
     * @param supervisor is told that nothing is left to wait for, and that a stop was asked for
     */
    record Connections(Executor owner, Clock clock, Journal journal, Memory memory, Consumer<Event> supervisor) {}

    /** Who writes down what load balancers are told. */
    @FunctionalInterface
    interface Journal {
        void onChange(Sign before, Sign after);
    }

    /** Where the state is kept; calls back on the owner, with why it could not. */
    @FunctionalInterface
    interface Memory {
        void keep(KeptEcv kept, Consumer<Optional<String>> done);
    }

    private final EcvSettings settings;
    private final EcvRule rule;
    private final Connections connections;
    private final String ip;
    private final String host;
    private final IntSupplier port;
    private volatile EcvState state;
    /** What the contexts were last seen to be; owned by the supervision thread. */
    private @Nullable ContextsSeen seen;
    /** Whether the supervisor was told; owned by the event loop. */
    private boolean isSettled;

    /** Begins with what is known from the master before. The address and the name of the machine are looked for here, which may take a moment. */
    EcvDesk(EcvSettings settings, EcvState first, Place machine, IntSupplier port, Connections connections) {
        this.settings = settings;
        this.rule = EcvRule.of(settings);
        this.state = first;
        this.ip = machine.ip();
        this.host = machine.host();
        this.port = port;
        this.connections = connections;
    }

    /** Whether the universe is ready only when {@link Event.EcvSettled} was posted. */
    public boolean isAwaited() {
        return isThere();
    }

    private boolean isThere() {
        return settings.mode() != Mode.OFF;
    }

    @Override
    public Paths paths() {
        return settings.paths();
    }

    @Override
    public Optional<Sign> sign() {
        return isThere() ? Optional.of(state.sign()) : Optional.empty();
    }

    /** Why that is told; empty where there is no ECV. */
    public String reason() {
        return sign().map(Sign::reason).orElse("");
    }

    @Override
    public Place place() {
        return new Place(ip, host, port.getAsInt());
    }

    /** To be called when the desk is connected: what the master before has left may settle everything. */
    void begin() {
        run(this::tellSupervisor);
    }

    /** To be called by the supervision thread after each decision. */
    public void onDecision(SupervisorState now) {
        ContextsSeen contexts = new ContextsSeen(
                now.contexts().stream().allMatch(ContextState::hasReachedTarget),
                now.contexts().stream().allMatch(ContextState::isServing));
        if (!contexts.equals(seen)) {
            seen = contexts;
            run(() -> take(contexts));
        }
    }

    /** The application has answered. */
    void onAnswered(EcvEvent.Answered answered) {
        run(() -> take(answered));
    }

    /** Marks up or down for a person; the outcome comes when that would outlive the master. */
    public CompletableFuture<Outcome> mark(Wish.Mark mark) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        if (!isThere()) {
            outcome.complete(new Outcome.Refused(true, "ECV is off; ecv.mode=control or ecv.mode=monitor turns it on"));
        } else if (!run(() -> mark(mark, outcome))) {
            outcome.complete(stopping());
        }
        return outcome;
    }

    private static Outcome stopping() {
        return new Outcome.Refused(false, "the universe stops");
    }

    private void mark(Wish.Mark mark, CompletableFuture<Outcome> outcome) {
        if (state.isStopping()) {
            outcome.complete(stopping());
            return;
        }
        change(mark.isUp() ? new EcvEvent.MarkedUp(mark.reason()) : new EcvEvent.MarkedDown(mark.reason()));
        String now = said(state);
        connections
                .memory()
                .keep(
                        KeptEcv.of(state),
                        failure -> outcome.complete(new Outcome.Done(now
                                + failure.map(why -> "; the next master will not know as long as it cannot be written: "
                                                + why)
                                        .orElse(""))));
    }

    private static String said(EcvState state) {
        if (state.sign().isUp()) {
            return "ECV is UP";
        }
        return state.isHeld()
                ? "ECV is DOWN until it is marked up"
                : "nobody holds ECV down any more; it is DOWN: " + state.sign().reason();
    }

    /** Turns ECV down, and has everything stop when load balancers had the time to notice. */
    public void stop(String reason) {
        if (!run(() -> beginStop(reason))) {
            connections.supervisor().accept(new Event.StopRequested(reason));
        }
    }

    /** Turns ECV down, and has everything end at once; what was asked before it comes first. */
    public void stopAtOnce(Event.StopAtOnceRequested request) {
        if (!run(() -> endAtOnce(request))) {
            connections.supervisor().accept(request);
        }
    }

    private void endAtOnce(Event.StopAtOnceRequested request) {
        take(new EcvEvent.StopBegan(request.reason()));
        connections.supervisor().accept(request);
    }

    private void beginStop(String reason) {
        Duration notice = isThere() ? state.notice(settings.drainDelay(), now()) : Duration.ZERO;
        take(new EcvEvent.StopBegan(reason));
        connections.supervisor().accept(new Event.StopRequested(reason, notice));
    }

    private Instant now() {
        return connections.clock().instant();
    }

    /** What has to be kept of it is, and nobody waits for that. */
    private void take(EcvEvent event) {
        EcvState before = state;
        change(event);
        if (isThere() && (state.isHeld() != before.isHeld() || state.tellsOtherThan(before))) {
            connections.memory().keep(KeptEcv.of(state), failure -> {});
        }
    }

    private void change(EcvEvent event) {
        EcvState before = state;
        state = rule.on(before, event, now());
        if (isThere() && state.tellsOtherThan(before)) {
            connections.journal().onChange(before.sign(), state.sign());
        }
        tellSupervisor();
    }

    private void tellSupervisor() {
        if (!isSettled && state.isSettled()) {
            isSettled = true;
            connections.supervisor().accept(new Event.EcvSettled());
        }
    }

    private boolean run(Runnable task) {
        try {
            connections.owner().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("The event loop of ECV has ended");
            return false;
        }
    }
}
