package io.universe.launcher.supervisor;

import static io.universe.launcher.supervisor.Invariants.require;

import java.util.HashSet;
import java.util.Set;

/** What holds of the order in which contexts begin, over all masters of a world, and of what workers may ask for. */
final class PrecedenceInvariants {
    private final Set<String> upOnce = new HashSet<>();
    private final Set<String> begun = new HashSet<>();

    void check(Decision decision) {
        decision.state().contexts().stream()
                .filter(PrecedenceInvariants::isUp)
                .map(ContextState::name)
                .forEach(upOnce::add);
        decision.effects().forEach(effect -> {
            if (effect instanceof Effect.Spawn spawn) {
                onSpawn(decision.state(), spawn.id());
            }
        });
        decision.state()
                .contexts()
                .forEach(context -> require(
                        !context.isWaiting() || !begun.contains(context.name()),
                        "who has begun never waits again",
                        context));
    }

    /** Reckoned without the rules. */
    private static boolean isUp(ContextState context) {
        return context.slots().size() >= context.spec().target()
                && context.active().stream().allMatch(slot -> slot.worker().isReady() || slot.isFinished());
    }

    private void onSpawn(SupervisorState state, LifeId id) {
        if (begun.add(id.context())) {
            state.context(id.context()).orElseThrow().spec().after().stream()
                    .filter(name -> state.context(name).isPresent())
                    .forEach(name -> require(
                            upOnce.contains(name), "no life in a context before its predecessors have been ready", id));
        }
    }

    /** What a worker asks for never leads beyond the limit. */
    static void forkStaysWithinTheLimit(SupervisorState before, Event event, Decision decision) {
        if (event instanceof Event.ForkRequested request) {
            int had =
                    before.context(request.by().context()).orElseThrow().spec().target();
            ContextSpec after = decision.state()
                    .context(request.by().context())
                    .orElseThrow()
                    .spec();
            require(
                    after.target() == had || after.target() <= after.maxInstances(),
                    "no worker brings its context beyond maxInstances",
                    request);
            boolean isIgnored = decision.effects().stream().anyMatch(Effect.Ignore.class::isInstance);
            require(
                    isIgnored
                            || (after.target() == had)
                                    == decision.refusalOf(event).isPresent(),
                    "a wish for more workers is granted or refused, unless the master has exited",
                    request);
        }
    }
}
