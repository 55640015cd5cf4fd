package io.universe.launcher.master.chronicle;

import io.universe.cluster.Departure;
import io.universe.cluster.Node;
import io.universe.cluster.registrations.CheckReport;
import io.universe.launcher.archive.ArchiveNews;
import io.universe.launcher.journal.Journal;
import io.universe.launcher.supervisor.Condition;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.Transition;
import io.universe.operations.Author;
import io.universe.operations.Ecv;
import io.universe.worker.Identity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Writes down what happens in a universe: an entry of the journal, and a line of the log. Safe from any thread; waits for no disk. */
public final class Chronicle {

    private static final Logger LOG = LoggerFactory.getLogger("universe");

    private final Journal journal;

    /** Writes into this journal, which somebody else closes. */
    public Chronicle(Journal journal) {
        this.journal = journal;
    }

    /** This process has become the master of its home. */
    public void onStarted() {
        journal.record(
                "master",
                new JsonObject()
                        .put("event", "started")
                        .put("pid", ProcessHandle.current().pid())
                        .put("version", Identity.VERSION));
    }

    /** This master has workers that another one started. */
    public void onTakenOver(List<String> lives, int generation) {
        LOG.info("takes over {} of generation {}", lives, generation);
        journal.record(
                "master",
                new JsonObject()
                        .put("event", "took over")
                        .put("workers", new JsonArray(lives))
                        .put("generation", generation));
    }

    /** The master ends, by order or not. */
    public void onStopped(int code, String reason) {
        journal.record(
                "master",
                new JsonObject().put("event", "stopped").put("code", code).put("reason", reason));
    }

    /** The cluster has a node more, this master's own workers among them. */
    public void onNodeJoined(Node node) {
        journal.record("nodeJoined", node.toJson());
    }

    /** The cluster has a node less; the departure says why. */
    public void onNodeLeft(Departure departure) {
        journal.record("nodeLeft", departure.toJson());
    }

    /** What a worker did without having been told, such as to crash, is a warning: it shows on a terminal. */
    public void onTransition(Transition transition) {
        Level level = transition.isFailure() ? Level.WARN : Level.INFO;
        LOG.atLevel(level).log("{}", JournalEntries.line(transition));
        journal.record("transition", JournalEntries.of(transition));
    }

    /** A context does better or worse, or something else has happened to it. */
    public void onCondition(Effect.RecordCondition change) {
        LOG.atLevel(levelOf(change))
                .log("context={} {}->{} reason={}", change.context(), change.from(), change.to(), change.reason());
        journal.record("context", JournalEntries.of(change));
    }

    /** One that is errored is an error: a person is needed. What leaves the condition as it is, a person should know. */
    private static Level levelOf(Effect.RecordCondition change) {
        if (change.to() == Condition.ERRORED) {
            return Level.ERROR;
        }
        return change.to() == change.from() ? Level.WARN : Level.INFO;
    }

    /** The master itself was held up, such as by a suspended machine: a warning. */
    public void onLateness(Effect.RecordLateness late) {
        long millis = late.lateness().toMillis();
        LOG.warn("the master was held up for {} ms; deadlines are extended", millis);
        journal.record("late", new JsonObject().put("millis", millis));
    }

    /** The universe is ready for the first time; {@code body} names it. */
    public void onReady(JsonObject body) {
        LOG.info("universe ready");
        journal.record("ready", body);
    }

    /** A node has found that registrations on the event bus were not as they should be: a warning, since they heal by themselves at best. */
    public void onBusRepaired(String life, CheckReport report) {
        JsonObject entry = JournalEntries.ofBusRepaired(life, report);
        LOG.warn(
                "worker={} bus repaired={} remaining={}",
                life,
                entry.getValue("repaired"),
                entry.getValue("remaining"));
        journal.record("bus-repaired", entry);
    }

    /** Load balancers are told something else, or for another cause; that it is lost without an order is a warning. */
    public void onEcv(Ecv.Sign before, Ecv.Sign after) {
        boolean isLost =
                before.isUp() && !after.isUp() && (after.by() == Ecv.By.MONITOR || after.by() == Ecv.By.UNIVERSE);
        LOG.atLevel(isLost ? Level.WARN : Level.INFO)
                .log(
                        "ecv {}->{} by={} reason={}",
                        before.state(),
                        after.state(),
                        after.by().label(),
                        after.reason());
        journal.record("ecv", JournalEntries.of(before, after));
    }

    /** Something has become of the class-data archive. */
    public void onArchive(ArchiveNews news) {
        Level level = news.event() == ArchiveNews.Event.FAILED ? Level.WARN : Level.INFO;
        LOG.atLevel(level).log("archive={} {} {}", news.key(), news.event(), news.details());
        journal.record("archive", JournalEntries.of(news));
    }

    /** Somebody was not let in as this process life. */
    public void onRefused(String life, String reason) {
        LOG.warn("worker={} refused reason={}", life, reason);
        journal.record("refused", new JsonObject().put("worker", life).put("reason", reason));
    }

    /** An operator is let in with a change, or a signal asks for one. */
    public void onChange(Author author, String change) {
        LOG.info("change by {} from {}: {}", author.who(), author.from(), change);
        journal.record("change", author.toJson().put("change", change));
    }

    /** Another monitor serves in the place of one that has failed, the latest of so many in a row: a warning, since it heals by itself. */
    public void onMonitorRestarted(String reason, int failures) {
        LOG.warn("monitor restarted reason={} failures={}", reason, failures);
        journal.record(
                "monitor-restarted", new JsonObject().put("reason", reason).put("failures", failures));
    }

    /** An extension of the monitor is served, or is left out for a reason. */
    public void onMonitorExtension(String name, Optional<String> failure) {
        LOG.atLevel(failure.isPresent() ? Level.ERROR : Level.INFO)
                .log(
                        "monitor extension={} {}",
                        name,
                        failure.map(reason -> "left out: " + reason).orElse("served"));
        journal.record(
                "monitor-extension",
                new JsonObject()
                        .put("extension", name)
                        .put("event", failure.isPresent() ? "left out" : "served")
                        .put("reason", failure.orElse(null)));
    }

    /** An event has changed nothing. */
    public void onIgnored(Effect.Ignore ignored) {
        LOG.debug("ignored {}: {}", ignored.event(), ignored.why());
    }

    /** A policy has begun to find something in a worker's heartbeats. */
    public void onFinding(Effect.RecordFinding finding) {
        LOG.info("{}", JournalEntries.line(finding));
        journal.record("finding", JournalEntries.of(finding));
    }

    /** A step of a replacement. */
    public void onRecycle(Effect.RecordRecycle step) {
        LOG.info("worker={} recycle {} reason={} {}", step.id(), step.step(), step.reason(), step.evidence());
        journal.record("recycle", JournalEntries.of(step));
    }

    /** A debugger can attach to a worker. */
    public void onDebugStarted(Effect.DebugStarted started) {
        LOG.info("worker={} debug started {}", started.id(), started.ports());
        journal.record("debugStarted", JournalEntries.of(started));
    }

    /** No debugger can attach to a worker. */
    public void onDebugRefused(Effect.DebugRefused refused) {
        LOG.warn("worker={} cannot be debugged in its slot: {}", refused.id(), refused.reason());
        journal.record("debugRefused", JournalEntries.of(refused));
    }

    /** The debugging of a worker is over. */
    public void onDebugFinished(Effect.DebugFinished finished) {
        LOG.info("worker={} debug finished cause={}", finished.id(), finished.cause());
        journal.record("debugFinished", JournalEntries.of(finished));
    }

    /** The supervisor has agreed to a phased restart. */
    public void onReloadBegun(Effect.RolloutBegun begun) {
        LOG.info("reload of {} to generation {} begins", String.join(", ", begun.contexts()), begun.generation());
        journal.record("reload", JournalEntries.of(begun));
    }

    /** Every slot that was to be is on the new generation. */
    public void onReloadDone(Effect.RolloutDone done) {
        LOG.info(
                "reload done: {} on generation {}, {} replaced",
                String.join(", ", done.contexts()),
                done.generation(),
                done.replaced());
        journal.record("reload", JournalEntries.of(done));
    }

    /** A person is needed: what stands in the home does not work. */
    public void onReloadFrozen(Effect.RolloutFrozen frozen) {
        LOG.error(
                "reload to generation {} is frozen: {}{}",
                frozen.generation(),
                frozen.reason(),
                frozen.isRolledBack() ? "; rolled back" : "");
        journal.record("reload", JournalEntries.of(frozen));
    }

    /** A reload was refused before anything was touched. */
    public void onReloadRefused(String context, List<String> problems) {
        problems.forEach(problem -> LOG.warn("reload of {} refused: {}", context, problem));
        journal.record("reload", JournalEntries.ofRefused(context, problems));
    }

    /** A wish was refused. */
    public void onRefusal(Effect.Refuse refused) {
        LOG.info("refused {}: {}", refused.request(), refused.reason());
    }
}
