package io.universe.launcher.master;

import io.universe.launcher.journal.Journal;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.Transition;
import io.vertx.core.json.JsonObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what happens in a universe: an entry of the journal, and a line of the log. Safe from any thread; waits for no disk. */
final class Chronicle {

    private static final Logger LOG = LoggerFactory.getLogger("universe");

    private final Journal journal;

    Chronicle(Journal journal) {
        this.journal = journal;
    }

    void onTransition(Transition transition) {
        LOG.info("{}", JournalEntries.line(transition));
        journal.record("transition", JournalEntries.of(transition));
    }

    void onCondition(Effect.RecordCondition change) {
        LOG.info("context={} {}->{} reason={}", change.context(), change.from(), change.to(), change.reason());
        journal.record("context", JournalEntries.of(change));
    }

    void onLateness(Effect.RecordLateness late) {
        long millis = late.lateness().toMillis();
        LOG.warn("the master was held up for {} ms; deadlines are extended", millis);
        journal.record("late", new JsonObject().put("millis", millis));
    }

    /** The universe is ready for the first time; {@code body} names it. */
    void onReady(JsonObject body) {
        LOG.info("universe ready");
        journal.record("ready", body);
    }

    /** Somebody was not let in as this process life. */
    void onRefused(String life, String reason) {
        LOG.warn("worker={} refused reason={}", life, reason);
        journal.record("refused", new JsonObject().put("worker", life).put("reason", reason));
    }

    /** An event has changed nothing. */
    void onIgnored(Effect.Ignore ignored) {
        LOG.debug("ignored {}: {}", ignored.event(), ignored.why());
    }
}
