package io.universe.launcher.drill;

import io.universe.launcher.drill.Round.Struck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Leads a universe under load through one round: a calm, the steps of an exercise, and the wait until everything has settled. Used by one thread. */
public final class RoundLeader {

    /** Long enough to tell what is usual, and for a worker to be old enough that its end is no early one. */
    static final Duration CALM = Duration.ofMillis(2_500);

    /** What comes of an exercise comes in this time after it. */
    private static final Duration AFTERMATH = Duration.ofMillis(200);

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(20);
    private static final Duration DEATH_INTERVAL = Duration.ofMillis(1);
    private static final Duration TO_DIE = Duration.ofSeconds(10);

    private final Subject subject;
    private final String context;
    private final Load load;
    private final DrillTime time;
    private final DrillListener listener;
    private final Duration patience;

    /**
     * Of exercises on the workers of a context.
     *
     * @param patience how long any step may take
     */
    public RoundLeader(
            Subject subject, String context, Load load, DrillTime time, DrillListener listener, Duration patience) {
        this.subject = subject;
        this.context = context;
        this.load = load;
        this.time = time;
        this.listener = listener;
        this.patience = patience;
    }

    String context() {
        return context;
    }

    Optional<String> obstacle(Exercise exercise) {
        return new Steps(settled(), context, 0).obstacle(exercise);
    }

    /** What clients see while nothing is done. */
    Figures calm(String moment) {
        listener.onMoment(moment);
        time.pause(CALM);
        return load.cut();
    }

    /** Leads through the round, counted from 0; throws DrillFailure where the universe is not at rest before it. */
    Round lead(Exercise exercise, int number) {
        Health health = settled();
        Figures before = calm("calm before " + exercise.key());
        Course course = new Course();
        Optional<String> trouble = attempt(() -> course.follow(new Steps(health, context, number).of(exercise)));
        Optional<String> unrest = attempt(this::settled);
        time.pause(AFTERMATH);
        return new Round(
                exercise,
                number + 1,
                before,
                load.cut(),
                course.toFullStrength,
                course.struck,
                trouble.or(() -> unrest));
    }

    private static Optional<String> attempt(Runnable action) {
        try {
            action.run();
            return Optional.empty();
        } catch (DrillFailure e) {
            return Optional.of(e.reason());
        }
    }

    /** The universe at rest. */
    Health settled() {
        return await(new Step.Await("everything has settled", Health::isSettled));
    }

    private Health await(Step.Await awaited) {
        String what = awaited.what();
        listener.onMoment("until " + what);
        long startNanos = time.nowNanos();
        Optional<Health> last = subject.health();
        while (!last.filter(awaited.isReached()).isPresent()) {
            Optional<String> trouble = last.flatMap(
                    health -> health.trouble().or(() -> awaited.failure().apply(health)));
            if (trouble.isPresent() || time.nowNanos() - startNanos > patience.toNanos()) {
                throw new DrillFailure(failure(what, last, trouble));
            }
            time.pause(LOOK_INTERVAL);
            last = subject.health();
        }
        return last.orElseThrow();
    }

    private String failure(String what, Optional<Health> last, Optional<String> trouble) {
        String seen = last.map(health -> health.missing().orElse("something is still under way"))
                .orElse("no master answers");
        return trouble.map(why -> "waited until " + what + ", but " + why)
                .orElseGet(() -> "waited " + patience.toSeconds() + "s until " + what + ": " + seen);
    }

    /** The course of one exercise. */
    private final class Course {
        private Optional<Duration> toFullStrength = Optional.empty();
        private Optional<Struck> struck = Optional.empty();
        private Duration held = Duration.ZERO;

        void follow(List<Step> steps) {
            long startNanos = time.nowNanos();
            steps.forEach(this::take);
            await(new Step.Await("every context has all its workers", Health::isAtFullStrength));
            toFullStrength =
                    Optional.of(Duration.ofNanos(time.nowNanos() - startNanos).minus(held));
        }

        private void take(Step step) {
            listener.onMoment(step.what());
            if (step instanceof Step.Order order) {
                subject.order(order.path(), patience);
            } else if (step instanceof Step.Strike strike) {
                strike(strike);
            } else if (step instanceof Step.KillMaster kill) {
                subject.killMaster(kill.pid());
                awaitDeath(kill.pid());
            } else if (step instanceof Step.ReplaceMaster) {
                subject.replaceMaster();
            } else if (step instanceof Step.StartMaster) {
                subject.startMaster();
            } else if (step instanceof Step.Hold hold) {
                time.pause(hold.duration());
                held = held.plus(hold.duration());
            } else if (step instanceof Step.Await condition) {
                await(condition);
            }
        }

        private void strike(Step.Strike strike) {
            long pid = strike.victim().pid();
            subject.strike(pid, strike.blow());
            if (strike.blow() == Step.Blow.KILL) {
                awaitDeath(pid);
            }
            struck = Optional.of(new Struck(strike.blow(), time.nowNanos()));
        }
    }

    private void awaitDeath(long pid) {
        long startNanos = time.nowNanos();
        while (subject.isAlive(pid)) {
            if (time.nowNanos() - startNanos > TO_DIE.toNanos()) {
                throw new DrillFailure("pid " + pid + " lives on after it was killed");
            }
            time.pause(DEATH_INTERVAL);
        }
    }
}
