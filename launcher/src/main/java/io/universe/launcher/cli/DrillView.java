package io.universe.launcher.cli;

import io.universe.launcher.drill.Counts;
import io.universe.launcher.drill.Figures;
import io.universe.launcher.drill.Report;
import io.universe.launcher.drill.Round;
import io.universe.launcher.drill.Summary;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A drill as people read it on a terminal: pure functions of rounds and report. */
final class DrillView {

    private static final double MILLIS_PER_SECOND = 1_000;

    private DrillView() {}

    /** A round in one line, and a line for each problem. */
    static String round(Round round, List<String> problems, long sentSoFar) {
        Counts counts = round.during().total();
        String line = "%-8s %d: %d sent, %d failed, %d refused, p99 %s -> %s, full strength %s; %d sent so far"
                .formatted(
                        round.exercise().key(),
                        round.number(),
                        counts.sent(),
                        counts.failed(),
                        counts.refused(),
                        p99(round.before()),
                        p99(round.during()),
                        seconds(round.toFullStrength()),
                        sentSoFar);
        return problems.isEmpty() ? line : line + "\n  BROKEN " + String.join("\n  BROKEN ", problems);
    }

    static String report(Report report) {
        return table(report) + "\n" + totals(report) + leftOut(report) + verdict(report);
    }

    private static String table(Report report) {
        Columns columns = new Columns(
                "EXERCISE",
                "ROUNDS",
                "SENT",
                "FAILED",
                "REFUSED",
                "P99 BEFORE",
                "P99 DURING",
                "FULL STRENGTH",
                "WORST",
                "");
        report.summaries().forEach(summary -> row(columns, summary));
        return columns.text();
    }

    private static void row(Columns columns, Summary summary) {
        Counts counts = summary.during().total();
        columns.row(
                summary.exercise().key(),
                summary.rounds(),
                counts.sent(),
                counts.failed(),
                counts.refused(),
                p99(summary.before()),
                p99(summary.during()),
                seconds(summary.medianToFullStrength()),
                seconds(summary.worstToFullStrength()),
                summary.obstacle().isPresent() ? "left out" : summary.isKept() ? "as promised" : "BROKEN");
    }

    private static String totals(Report report) {
        Figures total = report.total();
        return "%d requests in %ds: %s with keep-alive, %s with a connection each%n"
                .formatted(
                        total.total().sent(),
                        report.took().toSeconds(),
                        counts(total.keptAlive()),
                        counts(total.fresh()));
    }

    private static String counts(Counts counts) {
        return "%d sent, %d failed, %d refused".formatted(counts.sent(), counts.failed(), counts.refused());
    }

    private static String leftOut(Report report) {
        StringBuilder lines = new StringBuilder();
        report.summaries()
                .forEach(summary -> summary.obstacle()
                        .ifPresent(why -> lines.append(summary.exercise().key())
                                .append(" was left out: ")
                                .append(why)
                                .append('\n')));
        return lines.toString();
    }

    private static String verdict(Report report) {
        return report.isKept() ? "all promises held\n" : "BROKEN " + String.join("\nBROKEN ", report.problems()) + "\n";
    }

    private static String p99(Figures figures) {
        return String.format(Locale.ROOT, "%.1fms", figures.latencies().p99Millis());
    }

    private static String seconds(Optional<Duration> duration) {
        return duration.map(time -> String.format(Locale.ROOT, "%.2fs", time.toMillis() / MILLIS_PER_SECOND))
                .orElse("-");
    }
}
