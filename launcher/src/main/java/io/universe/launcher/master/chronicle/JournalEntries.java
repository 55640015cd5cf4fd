package io.universe.launcher.master.chronicle;

import io.universe.cluster.registrations.CheckReport;
import io.universe.cluster.registrations.Finding;
import io.universe.launcher.archive.ArchiveNews;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.Stage;
import io.universe.launcher.supervisor.Transition;
import io.universe.operations.Ecv;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the journal keeps of the supervisor's effects, and the same as a line of the log. Pure. */
final class JournalEntries {

    private static final int MOST_ADDRESSES = 20;

    private JournalEntries() {}

    static JsonObject of(Transition transition) {
        JsonObject entry = new JsonObject()
                .put("worker", transition.worker().toString())
                .put("generation", transition.generation());
        transition.pid().ifPresent(pid -> entry.put("pid", pid));
        transition.from().ifPresent(from -> entry.put("from", from.name()));
        return entry.put("to", transition.to().name())
                .put("reason", transition.reason())
                .put("evidence", new JsonObject(Map.copyOf(transition.evidence())));
    }

    static String line(Transition transition) {
        StringBuilder line = new StringBuilder("worker=").append(transition.worker());
        transition.pid().ifPresent(pid -> line.append(" pid=").append(pid));
        line.append(' ')
                .append(transition.from().map(Stage::name).orElse(""))
                .append("->")
                .append(transition.to());
        line.append(" reason=").append(transition.reason());
        transition
                .evidence()
                .forEach((name, value) ->
                        line.append(' ').append(name).append('=').append(value));
        return line.toString();
    }

    static JsonObject of(Effect.RecordCondition change) {
        return new JsonObject()
                .put("context", change.context())
                .put("from", change.from().name())
                .put("to", change.to().name())
                .put("reason", change.reason());
    }

    static JsonObject ofBusRepaired(String life, CheckReport report) {
        List<String> addresses = Stream.concat(report.repaired().stream(), report.remaining().stream())
                .map(Finding::address)
                .distinct()
                .limit(MOST_ADDRESSES)
                .toList();
        return new JsonObject()
                .put("worker", life)
                .put("repaired", byKind(report.repaired()))
                .put("remaining", byKind(report.remaining()))
                .put("addresses", new JsonArray(addresses));
    }

    /** Kinds of which there is none are left out. */
    private static JsonObject byKind(List<Finding> findings) {
        Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);
        findings.forEach(finding -> counts.merge(finding.kind(), 1, Integer::sum));
        JsonObject json = new JsonObject();
        counts.forEach((kind, count) -> json.put(kind.name(), count));
        return json;
    }

    static JsonObject of(ArchiveNews news) {
        return new JsonObject()
                .put("archive", news.key())
                .put("event", news.event().name().toLowerCase(Locale.ROOT))
                .mergeIn(news.details());
    }

    static JsonObject of(Ecv.Sign before, Ecv.Sign after) {
        return new JsonObject()
                .put("from", before.state())
                .put("to", after.state())
                .put("by", after.by().label())
                .put("reason", after.reason());
    }

    static JsonObject of(Effect.RecordRecycle step) {
        return new JsonObject()
                .put("worker", step.id().toString())
                .put("step", step.step().name())
                .put("reason", step.reason())
                .put("evidence", new JsonObject(Map.copyOf(step.evidence())));
    }

    static JsonObject of(Effect.RolloutBegun begun) {
        return ofReload("begun", begun.contexts(), begun.generation());
    }

    static JsonObject of(Effect.RolloutDone done) {
        return ofReload("done", done.contexts(), done.generation()).put("replaced", done.replaced());
    }

    static JsonObject of(Effect.RolloutFrozen frozen) {
        return ofReload("frozen", frozen.contexts(), frozen.generation())
                .put("reason", frozen.reason())
                .put("rolledBack", frozen.isRolledBack());
    }

    static JsonObject of(Effect.DebugStarted started) {
        return new JsonObject()
                .put("worker", started.id().toString())
                .put("jdwp", started.ports().jdwp())
                .put(
                        "http",
                        started.ports().http() == 0 ? null : started.ports().http());
    }

    static JsonObject of(Effect.DebugRefused refused) {
        return new JsonObject().put("worker", refused.id().toString()).put("reason", refused.reason());
    }

    static JsonObject of(Effect.DebugFinished finished) {
        return new JsonObject().put("worker", finished.id().toString()).put("cause", finished.cause());
    }

    private static JsonObject ofReload(String event, List<String> contexts, int generation) {
        return new JsonObject()
                .put("event", event)
                .put("generation", generation)
                .put("contexts", new JsonArray(contexts));
    }

    static JsonObject ofRefused(String context, List<String> problems) {
        return new JsonObject()
                .put("event", "refused")
                .put("context", context)
                .put("reason", String.join("; ", problems));
    }

    static JsonObject of(Effect.RecordFinding finding) {
        return new JsonObject()
                .put("worker", finding.id().toString())
                .put("policy", finding.policy())
                .put("dryRun", finding.isDryRun())
                .put("evidence", new JsonObject(Map.copyOf(finding.evidence())));
    }

    static String line(Effect.RecordFinding finding) {
        StringBuilder line = new StringBuilder("worker=")
                .append(finding.id())
                .append(" finding=")
                .append(finding.policy());
        if (finding.isDryRun()) {
            line.append(" dryRun=true");
        }
        finding.evidence()
                .forEach((name, value) ->
                        line.append(' ').append(name).append('=').append(value));
        return line.toString();
    }
}
