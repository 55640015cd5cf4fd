package io.universe.launcher.master;

import io.universe.control.ContextNames;
import io.universe.launcher.config.ConfigurationException;
import io.universe.launcher.config.Environment;
import io.universe.launcher.control.Outcome;
import io.universe.launcher.control.Outcome.Until;
import io.universe.launcher.control.Wish;
import io.universe.launcher.master.Reload.Course;
import io.universe.launcher.master.ReloadView.State;
import io.universe.launcher.process.LauncherFailure;
import io.universe.launcher.supervisor.ContextState;
import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.SupervisorState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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
final class Reloads {

    private static final Logger LOG = LoggerFactory.getLogger(Reloads.class);
    private static final int UNFIT = 78;
    private static final String LEAVING = "the master is on its way out";

    private final GenerationMaker maker;
    private final Supplier<@Nullable SupervisorState> state;
    private final Consumer<Event> events;
    private final Chronicle chronicle;
    private final Executor thread;
    private final AtomicReference<@Nullable Reload> current = new AtomicReference<>();
    private volatile Optional<ReloadView> view = Optional.empty();
    /** Of the last generation that has proved itself; of this thread. */
    private Environment environment = Environment.own();

    Reloads(
            GenerationMaker maker,
            Supplier<@Nullable SupervisorState> state,
            Consumer<Event> events,
            Chronicle chronicle,
            Executor thread) {
        this.maker = maker;
        this.state = state;
        this.events = events;
        this.chronicle = chronicle;
        this.thread = thread;
    }

    /** What is under way or was last; empty where there was none. Safe from any thread. */
    Optional<ReloadView> view() {
        return view;
    }

    /** Makes the wish. The answer may never come, when the master ends. Safe from any thread. */
    CompletableFuture<Outcome> make(Wish.Reload wish, Until until) {
        Reload reload = new Reload(wish);
        if (!current.compareAndSet(null, reload)) {
            return CompletableFuture.completedFuture(
                    new Outcome.Refused(false, "a reload is under way; wait for its end"));
        }
        show(reload, State.PREPARING, List.of());
        if (!isRun(() -> prepare(reload))) {
            reload.hasEnded(new Outcome.Refused(false, LEAVING));
        }
        return reload.answer(until);
    }

    private boolean isRun(Runnable step) {
        try {
            thread.execute(step);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug(LEAVING, e);
            return false;
        }
    }

    /** An Error too would leave whoever waits without an answer. */
    private void prepare(Reload reload) {
        try {
            Optional<Outcome> refusal = refusal(reload);
            if (refusal.isPresent()) {
                end(reload, refusal.get());
            } else {
                Course course = course(reload, maker.make(reload.environment(environment)));
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

    /** What the supervisor would refuse later, before seconds are spent on it. */
    private Optional<Outcome> refusal(Reload reload) {
        SupervisorState now = state.get();
        if (now == null) {
            return Optional.of(new Outcome.Refused(false, "the master has only begun to start"));
        }
        if (!reload.wish().isOfAll() && now.context(reload.wish().context()).isEmpty()) {
            return Optional.of(new Outcome.Refused(
                    true,
                    "there is no context " + reload.wish().context() + "; there are: "
                            + String.join(", ", names(now))));
        }
        return now.isLeaving() ? Optional.of(new Outcome.Refused(false, LEAVING)) : Optional.empty();
    }

    private static List<String> names(SupervisorState now) {
        return now.contexts().stream().map(ContextState::name).toList();
    }

    private Course course(Reload reload, Generation generation) {
        Map<String, Integer> instances = new HashMap<>();
        for (ContextState context :
                Optional.ofNullable(state.get()).orElseThrow().contexts()) {
            int before = maker.generation(context.generation())
                    .plan()
                    .context(context.name())
                    .instances();
            int after = generation.plan().context(context.name()).instances();
            if (reload.isAbout(context.name()) && after != before) {
                instances.put(context.name(), after);
            }
        }
        return new Course(generation, reload.event(generation), instances);
    }

    /** To be called by the supervision thread after each decision. */
    void onDecision(Decision decision) {
        Reload reload = current.get();
        Course course = reload == null ? null : reload.course();
        if (reload != null && course != null) {
            decision.effects().forEach(effect -> onEffect(reload, course, effect));
        } else if (reload == null && maker.count() > 1) {
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
        environment = course.generation().environment();
        maker.hasProved(course.generation());
        course.instances().forEach(this::scale);
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

    /** An operator may have asked for as many already. */
    private void scale(String context, int target) {
        boolean isOther = Optional.ofNullable(state.get())
                .flatMap(now -> now.context(context))
                .filter(known -> known.spec().target() != target)
                .isPresent();
        if (isOther) {
            events.accept(new Event.ScaleRequested(context, target));
        }
    }

    private void end(Reload reload, Outcome outcome) {
        tell(reload, outcome);
        current.set(null);
        SupervisorState now = state.get();
        if (now != null) {
            maker.retain(now.generationsInUse());
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
        if (needed.size() < maker.count()) {
            isRun(() -> {
                if (current.get() == null) {
                    maker.retain(needed);
                }
            });
        }
    }

    /** The wish of a signal, which nobody waits for. */
    void onSignal() {
        Wish.Reload wish = Wish.Reload.of(ContextNames.ALL);
        make(wish, Until.ENDED).thenAccept(outcome -> LOG.info("SIGHUP: {}", outcome));
    }
}
