package io.universe.launcher.master.reloads;

import io.universe.launcher.master.generations.Generation;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.Event;
import io.universe.operations.Environment;
import io.universe.operations.Outcome;
import io.universe.operations.Outcome.Until;
import io.universe.operations.Wish;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One wish for a phased restart on its way to its outcome. Its fields are filled by the reloading thread, before the supervisor hears of it. */
final class Reload {

    /**
     * Where it leads.
     *
     * @param event what the supervisor is asked
     * @param instances how many workers each context is configured to have, where that is another number than before
     */
    record Course(Generation generation, Event.ReloadRequested event, Map<String, Integer> instances) {

        boolean leadsTo(int number) {
            return generation.number() == number;
        }
    }

    private final Wish.Reload wish;
    private final CompletableFuture<Outcome> taken = new CompletableFuture<>();
    private final CompletableFuture<Outcome> ended = new CompletableFuture<>();
    private volatile @Nullable Course course;

    Reload(Wish.Reload wish) {
        this.wish = wish;
    }

    Wish.Reload wish() {
        return wish;
    }

    /** The names of the contexts that it is about; none stands for all. */
    List<String> contexts() {
        return wish.isOfAll() ? List.of() : List.of(wish.context());
    }

    boolean isAbout(String context) {
        return wish.isOfAll() || wish.context().equals(context);
    }

    Environment environment(Environment unlessBrought) {
        return wish.environment().orElse(unlessBrought);
    }

    /** What the supervisor is asked for, to bring it to the generation. */
    Event.ReloadRequested event(Generation generation) {
        List<ContextSpec> specs = generation.plan().specs();
        return new Event.ReloadRequested(contexts(), generation.number(), wish.rollback(), specs);
    }

    void takes(Course chosen) {
        course = chosen;
    }

    /** Where it leads; null as long as that is being prepared. */
    @Nullable
    Course course() {
        return course;
    }

    /** An answer of its own for whoever asks, who may cancel it. */
    CompletableFuture<Outcome> answer(Until until) {
        return (until == Until.TAKEN ? taken : ended).copy();
    }

    void isTaken() {
        taken.complete(new Outcome.Accepted());
    }

    void hasEnded(Outcome outcome) {
        taken.complete(outcome);
        ended.complete(outcome);
    }
}
