package io.universe.launcher.drill;

import io.universe.launcher.drill.Health.Life;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The steps of an exercise on a context, as the universe is now. Pure.
 *
 * @param round the how-manieth round of the exercise it is, counted from 0: each strikes the next slot
 */
record Steps(Health before, String context, int round) {

    private static final Duration PAUSED = Duration.ofSeconds(1);
    private static final Duration WITHOUT_MASTER = Duration.ofSeconds(1);

    /** Why the exercise makes no sense here; empty where it does. */
    Optional<String> obstacle(Exercise exercise) {
        return switch (exercise) {
            case PAUSE ->
                before.target(context) < 2
                        ? Optional.of(context + " has one worker, and nobody serves while it is paused")
                        : Optional.empty();
            case RESTART, MASTER -> before.needOfMaster();
            case RELOAD, RECYCLE, SCALE, KILL, HANG -> Optional.empty();
        };
    }

    List<Step> of(Exercise exercise) {
        return switch (exercise) {
            case RELOAD -> reload();
            case RECYCLE -> recycle(victim());
            case SCALE -> scale(before.target(context));
            case PAUSE -> pause(victim());
            case KILL -> strike(victim(), Step.Blow.KILL, "kill ");
            case HANG -> strike(victim(), Step.Blow.STOP, "suspend ");
            case MASTER ->
                List.of(
                        new Step.KillMaster(before.masterPid()),
                        new Step.Hold(WITHOUT_MASTER),
                        new Step.StartMaster(),
                        anotherMaster());
            case RESTART -> List.of(new Step.ReplaceMaster(), anotherMaster());
        };
    }

    /** Forks and spawn in turn. */
    private Life victim() {
        List<Life> ready = before.ready(context);
        return ready.get((ready.size() - 1 - round % ready.size()));
    }

    private List<Step> reload() {
        int generation = before.generation(context);
        return List.of(
                new Step.Order("reload " + context, "/contexts/" + context + "/reload"),
                new Step.Await(
                        context + " is on a new generation",
                        now -> now.generation(context) > generation,
                        now -> now.reloadFailure(before)));
    }

    private List<Step> recycle(Life victim) {
        return List.of(
                new Step.Order("recycle " + victim.worker(), "/workers/" + victim.worker() + "/recycle"),
                successor(victim));
    }

    private List<Step> scale(int target) {
        return List.of(scaleTo(target + 1), reached(target + 1), scaleTo(target), reached(target));
    }

    private Step scaleTo(int target) {
        return new Step.Order("scale " + context + " to " + target, "/contexts/" + context + "/scale?target=" + target);
    }

    private Step reached(int target) {
        return new Step.Await(
                context + " has " + target + " workers",
                now -> now.target(context) == target && now.ready(context).size() == target);
    }

    private List<Step> pause(Life victim) {
        return List.of(
                new Step.Order("pause " + victim.worker(), "/workers/" + victim.worker() + "/pause"),
                new Step.Hold(PAUSED),
                new Step.Order("resume " + victim.worker(), "/workers/" + victim.worker() + "/resume"),
                new Step.Await(
                        victim.shown() + " serves again",
                        now -> now.stage(victim).equals(Optional.of("READY"))));
    }

    private List<Step> strike(Life victim, Step.Blow blow, String verb) {
        return List.of(new Step.Strike(verb + victim.shown(), victim, blow), successor(victim));
    }

    private Step successor(Life old) {
        return new Step.Await(
                "another process serves as " + old.worker(),
                now -> now.ready(context, old.worker())
                        .filter(life -> !life.isSame(old))
                        .isPresent());
    }

    private Step anotherMaster() {
        return new Step.Await(
                "another master answers", now -> now.masterPid() != before.masterPid(), Health::restartFailure);
    }
}
