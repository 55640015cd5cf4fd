package io.universe.launcher.master.cluster;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.registrations.CheckReport;
import io.universe.cluster.registrations.Finding;
import io.universe.cluster.session.Examined;
import io.universe.launcher.master.chronicle.Chronicle;
import io.universe.launcher.master.metrics.BusRepairs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What checks of registrations have found, whoever made them: it is written down and counted. Safe from any thread. */
public final class CheckNews {

    private static final String MASTER = "master";

    private final Chronicle chronicle;
    private final BusRepairs repairs;

    /** Writes it into the chronicle, and counts it there. */
    public CheckNews(Chronicle chronicle, BusRepairs repairs) {
        this.chronicle = chronicle;
        this.repairs = repairs;
    }

    /** The master's own check has found this. */
    void onOwn(CheckReport report) {
        onReport(MASTER, report);
    }

    /** A worker's check has found this. */
    public void onReport(String life, CheckReport report) {
        if (!report.isClean()) {
            chronicle.onBusRepaired(life, report);
            repairs.count(report);
        }
    }

    /** Every node was asked for a check. What several of them have found is told once. */
    void onExamined(List<Examined> nodes) {
        Set<Finding> repaired = new HashSet<>();
        Set<Finding> remaining = new HashSet<>();
        for (Examined examined : nodes) {
            CheckReport report = examined.report();
            if (report != null) {
                onReport(
                        nameOf(examined.node()),
                        new CheckReport(
                                report.addresses(),
                                added(repaired, report.repaired()),
                                added(remaining, report.remaining())));
            }
        }
    }

    private static List<Finding> added(Set<Finding> known, List<Finding> findings) {
        return findings.stream().filter(known::add).toList();
    }

    private static String nameOf(Node node) {
        return node.role() == Role.MASTER ? MASTER : node.worker() + "." + node.incarnation();
    }
}
