package io.universe.launcher.master;

import io.universe.control.MasterMessage;
import io.universe.launcher.journal.Journal;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.ExitStatus;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.Transition;
import io.universe.launcher.supervisor.WorkerId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the supervisor decides, on the supervision thread; nothing here waits. */
final class EffectHandler implements Consumer<Effect> {

    private static final Logger LOG = LoggerFactory.getLogger("universe");

    private final Plan plan;
    private final Crew crew;
    private final Fleet fleet;
    private final Ports ports;
    private final Journal journal;
    private final Future<MasterCluster> cluster;
    private final BiConsumer<Integer, String> exit;

    EffectHandler(
            Plan plan,
            Crew crew,
            Fleet fleet,
            Ports ports,
            Journal journal,
            Future<MasterCluster> cluster,
            BiConsumer<Integer, String> exit) {
        this.plan = plan;
        this.crew = crew;
        this.fleet = fleet;
        this.ports = ports;
        this.journal = journal;
        this.cluster = cluster;
        this.exit = exit;
    }

    @Override
    public void accept(Effect effect) {
        if (effect instanceof Effect.Spawn spawn) {
            crew.spawn(worker(spawn.id()), spawn.generation());
        } else if (effect instanceof Effect.CloseListeningSockets) {
            ports.close();
        } else if (effect instanceof Effect.RequestDrain drain) {
            drain(drain);
        } else if (effect instanceof Effect.Terminate terminate) {
            process(terminate.id(), Process::destroy);
        } else if (effect instanceof Effect.DumpThreads dump) {
            process(dump.id(), EffectHandler::dumpThreads);
        } else if (effect instanceof Effect.Kill kill) {
            process(kill.id(), Process::destroyForcibly);
        } else if (effect instanceof Effect.Announce announce) {
            announce(announce.announcement());
        } else if (effect instanceof Effect.Exit end) {
            exit(end);
        } else {
            record(effect);
        }
    }

    private void exit(Effect.Exit end) {
        if (end.kind() == Effect.Exit.Kind.HANDED_OVER) {
            throw unrequested(end);
        }
        exit.accept(end.code(), end.reason());
    }

    /** Nobody keeps standbys yet. */
    private static WorkerId worker(LifeId id) {
        if (id instanceof WorkerId worker) {
            return worker;
        }
        throw unrequested(id);
    }

    private static IllegalStateException unrequested(Object what) {
        return new IllegalStateException("not requested by anybody yet: " + what);
    }

    private void process(LifeId id, Consumer<Process> action) {
        fleet.find(id.toString()).flatMap(Fleet.Craft::process).ifPresent(action);
    }

    /** A JVM prints its threads to its output on SIGQUIT, for which Java has no call. */
    private static void dumpThreads(Process process) {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A worker that cannot be told is asked by the operating system. */
    private void drain(Effect.RequestDrain drain) {
        var order = new MasterMessage.Drain(
                drain.reason(),
                drain.emptyQueue(),
                plan.context(drain.id().context()).stopTimeout());
        fleet.find(drain.id())
                .flatMap(Fleet.Craft::link)
                .filter(link -> !link.closed().isDone())
                .ifPresentOrElse(link -> link.send(order), () -> process(drain.id(), Process::destroy));
    }

    private void announce(Effect.Announcement news) {
        if (news instanceof Effect.NodeLost lost) {
            nodeLost(lost);
        } else if (news instanceof Effect.ClusterReady) {
            universeReady();
        }
    }

    /** Local workers hear it over their control connections, at once; other hosts over the bus. */
    private void nodeLost(Effect.NodeLost lost) {
        @Nullable
        String uuid =
                fleet.find(lost.id().toString()).flatMap(Fleet.Craft::uuid).orElse(null);
        fleet.remove(worker(lost.id()));
        if (uuid == null) {
            return;
        }
        @Nullable Integer code = code(lost.status());
        @Nullable String signal = lost.status().signalName().orElse(null);
        var news = new MasterMessage.NodeLost(uuid, lost.cause(), code, signal);
        fleet.links().forEach(link -> link.send(news));
        cluster.onSuccess(joined -> joined.session().broadcastLost(uuid, lost.cause(), code, signal));
    }

    private static @Nullable Integer code(ExitStatus status) {
        return status.code().isPresent() ? status.code().getAsInt() : null;
    }

    private void universeReady() {
        JsonObject body =
                new JsonObject().put("universe", plan.settings().cluster().name());
        LOG.info("universe ready");
        journal.record("ready", body);
        fleet.announceReady(new MasterMessage.UniverseReady(body));
        cluster.onSuccess(joined -> joined.session().publishReady(body));
    }

    private void record(Effect effect) {
        if (effect instanceof Effect.RecordTransition recorded) {
            recordTransition(recorded.transition());
        } else if (effect instanceof Effect.RecordCondition change) {
            LOG.info("context={} {}->{} reason={}", change.context(), change.from(), change.to(), change.reason());
            journal.record("context", JournalEntries.of(change));
        } else if (effect instanceof Effect.RecordLateness late) {
            LOG.warn(
                    "the master was held up for {} ms; deadlines are extended",
                    late.lateness().toMillis());
            journal.record(
                    "late", new JsonObject().put("millis", late.lateness().toMillis()));
        } else if (effect instanceof Effect.Ignore ignored) {
            LOG.debug("ignored {}: {}", ignored.event(), ignored.why());
        } else if (effect instanceof Effect.RecordRecycle step) {
            LOG.info("worker={} recycle {} reason={} {}", step.id(), step.step(), step.reason(), step.evidence());
            journal.record("recycle", JournalEntries.of(step));
        } else if (effect instanceof Effect.Refuse refused) {
            LOG.info("refused {}: {}", refused.request(), refused.reason());
        } else {
            throw unrequested(effect);
        }
    }

    private void recordTransition(Transition transition) {
        LOG.info("{}", JournalEntries.line(transition));
        journal.record("transition", JournalEntries.of(transition));
    }
}
