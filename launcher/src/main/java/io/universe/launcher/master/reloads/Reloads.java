package io.universe.launcher.master.reloads;

import io.universe.control.ContextNames;
import io.universe.control.DaemonThreads;
import io.universe.launcher.config.ConfigurationException;
import io.universe.launcher.master.chronicle.Chronicle;
import io.universe.launcher.master.reloads.Reload.Course;
import io.universe.launcher.master.reloads.ReloadView.State;
import io.universe.launcher.process.LauncherFailure;
import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.operations.Outcome;
import io.universe.operations.Outcome.Until;
import io.universe.operations.Wish;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a phased restart from the wish to its outcome, one at a time: on a thread of its own the new generation is made of what stands in the home, then the supervisor is asked, and its decisions tell what
 * becomes of it. What is wrong with code or configuration is refused before the supervisor hears of anything.
 */
public final class Reloads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reloads.class);
    private static final int UNFIT = 78;
    /** What is being copied when the master ends is soon copied; the next master may copy to the same place. */
    private static final long COPYING_SECONDS = 10;

    private final Courses courses;
    private final Supplier<@Nullable SupervisorState> state;
    private final Consumer<Event> events;
    private final Chronicle chronicle;
    private final ExecutorService thread;
    private final AtomicReference<@Nullable Reload> current = new AtomicReference<>();
    private volatile Optional<ReloadView> view = Optional.empty();

    /** The thread is this one's to end. */
    Reloads(
            Courses courses,
            Supplier<@Nullable SupervisorState> state,
            Consumer<Event> events,
            Chronicle chronicle,
            ExecutorService thread) {
        this.courses = courses;
        this.state = state;
        this.events = events;
        this.chronicle = chronicle;
        this.thread = thread;
    }

    /** With a thread of its own. */
    public static Reloads of(
            Courses courses, Supplier<@Nullable SupervisorState> state, Consumer<Event> events, Chronicle chronicle) {
        return new Reloads(
                courses, state, events, chronicle, Executors.newSingleThreadExecutor(new DaemonThreads("reloading")));
    }

    /** What is under way or was last; empty where there was none. Safe from any thread. */
    public Optional<ReloadView> view() {
        return view;
    }

    /** Whether one has been asked for of which it is not known yet where it leads. Safe from any thread. */
    public boolean isPreparing() {
        return view.filter(reload -> reload.state() == ReloadView.State.PREPARING)
                .isPresent();
    }

    /** Makes the wish. The answer may never come, when the master ends. Safe from any thread. */
    public CompletableFuture<Outcome> make(Wish.Reload wish, Until until) {
        Reload reload = new Reload(wish);
        if (!current.compareAndSet(null, reload)) {
            return CompletableFuture.completedFuture(
                    new Outcome.Refused(false, "a reload is under way; wait for its end"));
        }
        show(reload, State.PREPARING, List.of());
        if (!isRun(() -> prepare(reload))) {
            reload.hasEnded(new Outcome.Refused(false, Courses.LEAVING));
        }
        return reload.answer(until);
    }

    private boolean isRun(Runnable step) {
        try {
            thread.execute(step);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug(Courses.LEAVING, e);
            return false;
        }
    }

    /** An Error too would leave whoever waits without an answer. */
    private void prepare(Reload reload) {
        try {
            Optional<Outcome> refusal = courses.refusal(reload);
            if (refusal.isPresent()) {
                end(reload, refusal.get());
            } else {
                Course course = courses.chart(reload);
                reload.takes(course);
                events.accept(course.event());
            }
        } catch (ConfigurationException e) {
            end(reload, new Outcome.Unfit(e.problems()));
        } catch (LauncherFailure e) {
            end(reload, refusal(e));
        } catch (Throwable e) {
            LOG.error("No generation could be made", e);
            end(reload, new Outcome.Refused(false, e.toString()));
        }
    }

    private static Outcome refusal(LauncherFailure failure) {
        String line = String.valueOf(failure.getMessage());
        return failure.exitCode() == UNFIT ? new Outcome.Unfit(List.of(line)) : new Outcome.Refused(false, line);
    }

    /** To be called by the supervision thread after each decision. */
    public void onDecision(Decision decision) {
        Reload reload = current.get();
        Course course = reload == null ? null : reload.course();
        if (reload != null && course != null) {
            decision.effects().forEach(effect -> onEffect(reload, course, effect));
        } else if (reload == null && courses.kept() > 1) {
            forget(decision.state().generationsInUse());
        }
    }

    @SuppressWarnings("ReferenceEquality") // The very event.
    private void onEffect(Reload reload, Course course, Effect effect) {
        if (effect instanceof Effect.Refuse refused && refused.request() == course.event()) {
            isRun(() -> end(reload, new Outcome.Refused(false, refused.reason())));
        } else if (effect instanceof Effect.RolloutBegun begun && course.leadsTo(begun.generation())) {
            show(reload, State.ROLLING, List.of());
            reload.isTaken();
        } else if (effect instanceof Effect.RolloutDone done && course.leadsTo(done.generation())) {
            isRun(() -> onDone(reload, course, done));
        } else if (effect instanceof Effect.RolloutFrozen frozen && course.leadsTo(frozen.generation())) {
            isRun(() -> end(reload, new Outcome.Failed(reason(frozen))));
        }
    }

    private static String reason(Effect.RolloutFrozen frozen) {
        return frozen.reason()
                + (frozen.isRolledBack()
                        ? "; rolled back, every worker is on what worked before"
                        : "; workers that were replaced stay on generation " + frozen.generation());
    }

    private void onDone(Reload reload, Course course, Effect.RolloutDone done) {
        courses.arrived(course).forEach(events);
        end(
                reload,
                new Outcome.Done("%s on generation %d, %d replaced"
                        .formatted(
                                reload.wish().isOfAll()
                                        ? "all contexts are"
                                        : reload.wish().context() + " is",
                                done.generation(),
                                done.replaced())));
    }

    private void end(Reload reload, Outcome outcome) {
        tell(reload, outcome);
        current.set(null);
        SupervisorState now = state.get();
        if (now != null) {
            courses.keep(now.generationsInUse());
        }
        reload.hasEnded(outcome);
    }

    private void tell(Reload reload, Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            show(reload, State.DONE, List.of());
        } else if (outcome instanceof Outcome.Failed failed) {
            show(reload, State.FROZEN, List.of(failed.reason()));
        } else if (outcome instanceof Outcome.Unfit unfit) {
            showRefusal(reload, State.UNFIT, unfit.problems());
        } else if (outcome instanceof Outcome.Refused refused) {
            showRefusal(reload, State.REFUSED, List.of(refused.reason()));
        }
    }

    private void showRefusal(Reload reload, State now, List<String> reasons) {
        show(reload, now, reasons);
        chronicle.onReloadRefused(reload.wish().context(), reasons);
    }

    private void show(Reload reload, State now, List<String> reasons) {
        Course course = reload.course();
        int generation = course == null ? 0 : course.generation().number();
        view = Optional.of(new ReloadView(reload.wish(), generation, now, reasons));
    }

    /** Those that nobody lives on any more go; by then another reload may need what it is about to lead to. */
    private void forget(Set<Integer> needed) {
        if (needed.size() < courses.kept()) {
            isRun(() -> {
                if (current.get() == null) {
                    courses.keep(needed);
                }
            });
        }
    }

    /** The wish of a signal, which nobody waits for. */
    public void onSignal() {
        Wish.Reload wish = Wish.Reload.of(ContextNames.ALL);
        make(wish, Until.ENDED).thenAccept(outcome -> LOG.info("SIGHUP: {}", outcome));
    }

    /** Makes nothing any more. Idempotent. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(COPYING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A new generation is still being made");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
