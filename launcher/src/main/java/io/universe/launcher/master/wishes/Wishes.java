package io.universe.launcher.master.wishes;

import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.operations.Outcome;
import io.universe.operations.Outcome.Until;
import io.universe.operations.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * How whoever wishes something learns what becomes of it: a wish is an event for the supervisor; whether it was refused is read from the decision about it, and when it has come to its end from those that follow.
 * The wishes that wait are owned by the supervision thread. There is no clock here: whoever does not want to wait any longer cancels the answer.
 */
public final class Wishes {

    /** Where events go; the consumer gets the decision about this very event, on the supervision thread. */
    @FunctionalInterface
    public interface Posting {
        void post(Event event, Consumer<Decision> taken);
    }

    private record Waiting(Goal goal, CompletableFuture<Outcome> answer) {}

    private final Posting posting;
    private final List<Waiting> waiting = new ArrayList<>();

    /** Nothing is posted before a wish is made. */
    public Wishes(Posting posting) {
        this.posting = posting;
    }

    /** Makes the wish: any but a reload and a mark, which are made elsewhere. The answer comes on the supervision thread, where nothing may wait; it may never come, when the master ends. Safe from any thread. */
    public CompletableFuture<Outcome> make(Wish wish, Until until) {
        Pursuit pursuit = Pursuits.of(wish);
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        posting.post(pursuit.event(), decision -> onTaken(pursuit, until, answer, decision));
        return answer;
    }

    private void onTaken(Pursuit pursuit, Until until, CompletableFuture<Outcome> answer, Decision decision) {
        Optional<String> refusal = decision.refusalOf(pursuit.event());
        if (refusal.isPresent()) {
            boolean isUnknown = !pursuit.isKnown().test(decision.state());
            answer.complete(new Outcome.Refused(isUnknown, refusal.get()));
        } else if (until == Until.TAKEN) {
            answer.complete(new Outcome.Accepted());
        } else {
            await(new Waiting(pursuit.goal().apply(decision.state()), answer), decision);
        }
    }

    private void await(Waiting wish, Decision decision) {
        if (!settle(wish, decision)) {
            waiting.add(wish);
        }
    }

    /** To be called by the supervision thread after each decision. */
    public void onDecision(Decision decision) {
        waiting.removeIf(wish -> wish.answer().isDone() || settle(wish, decision));
    }

    private static boolean settle(Waiting wish, Decision decision) {
        Optional<Outcome> outcome = wish.goal().after(decision).or(() -> end(decision.state()));
        outcome.ifPresent(wish.answer()::complete);
        return outcome.isPresent();
    }

    /** Nothing but the end is pursued by a master on its way out. */
    private static Optional<Outcome> end(SupervisorState state) {
        return state.stop().map(stop -> new Outcome.Failed("the master is on its way out: " + stop.reason()));
    }
}
