package io.universe.launcher.master;

import io.universe.launcher.master.chronicle.Chronicle;
import io.universe.launcher.master.cluster.News;
import io.universe.launcher.master.crew.Crew;
import io.universe.launcher.master.examination.Examiner;
import io.universe.launcher.master.ports.Ports;
import io.universe.launcher.supervisor.Effect;
import java.util.function.Consumer;

/** Carries out what the supervisor decides, on the supervision thread; nothing here waits. */
final class EffectHandler implements Consumer<Effect> {

    private final Crew crew;
    private final Ports ports;
    private final News news;
    private final Examiner examiner;
    private final Chronicle chronicle;
    private final Consumer<Effect.Exit> exit;

    EffectHandler(
            Crew crew, Ports ports, News news, Examiner examiner, Chronicle chronicle, Consumer<Effect.Exit> exit) {
        this.crew = crew;
        this.ports = ports;
        this.news = news;
        this.examiner = examiner;
        this.chronicle = chronicle;
        this.exit = exit;
    }

    @Override
    public void accept(Effect effect) {
        if (effect instanceof Effect.Spawn spawn) {
            crew.spawn(spawn.id(), spawn.generation());
        } else if (effect instanceof Effect.TakeSlot take) {
            crew.takeSlot(take.standby(), take.id());
        } else if (effect instanceof Effect.CloseListeningSockets) {
            ports.close();
        } else if (effect instanceof Effect.RequestDrain drain) {
            crew.drain(drain.id(), drain.reason(), drain.emptyQueue());
        } else if (effect instanceof Effect.RequestPause pause) {
            crew.pause(pause.id());
        } else if (effect instanceof Effect.RequestResume resume) {
            crew.resume(resume.id());
        } else if (effect instanceof Effect.OpenToDebuggers open) {
            crew.openToDebuggers(open.id());
        } else if (effect instanceof Effect.Terminate terminate) {
            crew.terminate(terminate.id());
        } else if (effect instanceof Effect.DumpThreads dump) {
            crew.dumpThreads(dump.id());
        } else if (effect instanceof Effect.Examine examine) {
            examiner.examine(examine.id());
        } else if (effect instanceof Effect.Kill kill) {
            crew.kill(kill.id());
        } else if (effect instanceof Effect.Announce announce) {
            announce(announce.announcement());
        } else if (effect instanceof Effect.Exit end) {
            exit.accept(end);
        } else {
            record(effect);
        }
    }

    private static IllegalStateException unrequested(Object what) {
        return new IllegalStateException("not requested by anybody yet: " + what);
    }

    private void announce(Effect.Announcement announcement) {
        if (announcement instanceof Effect.NodeLost lost) {
            news.nodeLost(lost);
        } else if (announcement instanceof Effect.ClusterReady) {
            news.universeReady();
        }
    }

    private void record(Effect effect) {
        if (effect instanceof Effect.RecordTransition recorded) {
            chronicle.onTransition(recorded.transition());
        } else if (effect instanceof Effect.RecordCondition change) {
            chronicle.onCondition(change);
        } else if (effect instanceof Effect.RecordLateness late) {
            chronicle.onLateness(late);
        } else if (effect instanceof Effect.Ignore ignored) {
            chronicle.onIgnored(ignored);
        } else if (effect instanceof Effect.RecordRecycle step) {
            chronicle.onRecycle(step);
        } else if (effect instanceof Effect.RolloutBegun begun) {
            chronicle.onReloadBegun(begun);
        } else if (effect instanceof Effect.RolloutDone done) {
            chronicle.onReloadDone(done);
        } else if (effect instanceof Effect.RolloutFrozen frozen) {
            chronicle.onReloadFrozen(frozen);
        } else if (effect instanceof Effect.RecordFinding finding) {
            chronicle.onFinding(finding);
        } else if (effect instanceof Effect.DebugStarted started) {
            chronicle.onDebugStarted(started);
        } else if (effect instanceof Effect.DebugRefused refused) {
            chronicle.onDebugRefused(refused);
        } else if (effect instanceof Effect.DebugFinished finished) {
            chronicle.onDebugFinished(finished);
        } else if (effect instanceof Effect.Refuse refused) {
            chronicle.onRefusal(refused);
        } else {
            throw unrequested(effect);
        }
    }
}
