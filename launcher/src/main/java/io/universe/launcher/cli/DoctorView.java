package io.universe.launcher.cli;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the master answers to {@code doctor}, as people read it: a line for each node, one for each finding, and the verdict. */
record DoctorView(JsonObject answer) {

    private static final String FAILURE = "failure";
    private static final String REPAIRED = "repaired";
    private static final String REMAINING = "remaining";

    /** One line of the list of findings; several nodes may have found the same. */
    private record Found(String kind, String address, String node, String outcome) {}

    /** Whether nothing remains wrong, and every node has answered. */
    boolean isWell() {
        return Boolean.TRUE.equals(answer.getValue("well"));
    }

    String text() {
        Set<Found> found = new LinkedHashSet<>();
        nodes().forEach(node -> found.addAll(foundBy(node)));
        return nodeTable() + "\n" + (found.isEmpty() ? "" : findingTable(found) + "\n") + verdict(found);
    }

    private Stream<JsonObject> nodes() {
        return StatusView.objects(answer, "nodes");
    }

    private String nodeTable() {
        Columns columns = new Columns("NODE", "ADDRESSES", "REPAIRED", "REMAINING");
        nodes().forEach(node -> {
            String name = StatusView.text(node, "node");
            if (node.containsKey(FAILURE)) {
                columns.row(name, "-", "-", StatusView.text(node, FAILURE));
            } else {
                columns.row(name, StatusView.text(node, "addresses"), count(node, REPAIRED), count(node, REMAINING));
            }
        });
        return columns.text();
    }

    private static long count(JsonObject node, String outcome) {
        return StatusView.objects(node, outcome).count();
    }

    private List<Found> foundBy(JsonObject node) {
        Map<String, String> names = nodes().collect(Collectors.toMap(
                each -> StatusView.text(each, "uuid"), each -> StatusView.text(each, "node"), (one, other) -> one));
        return Stream.of(REPAIRED, REMAINING)
                .flatMap(outcome -> StatusView.objects(node, outcome).map(finding -> found(finding, names, outcome)))
                .toList();
    }

    /** The nodes that answer are called by their names; of another only the id is known. */
    private static Found found(JsonObject finding, Map<String, String> names, String outcome) {
        String node = StatusView.text(finding, "node");
        return new Found(
                StatusView.text(finding, "kind"),
                StatusView.text(finding, "address"),
                names.getOrDefault(node, node),
                outcome);
    }

    private static String findingTable(Set<Found> found) {
        Columns columns = new Columns("FINDING", "ADDRESS", "NODE", "OUTCOME");
        found.forEach(each -> columns.row(each.kind(), each.address(), each.node(), each.outcome()));
        return columns.text();
    }

    private String verdict(Set<Found> found) {
        List<String> silent = nodes().filter(node -> node.containsKey(FAILURE))
                .map(node -> StatusView.text(node, "node"))
                .toList();
        List<String> said = new ArrayList<>();
        said.add(summary(count(found, REPAIRED), count(found, REMAINING), silent.isEmpty()));
        silent.forEach(node -> said.add(node + " did not answer"));
        return String.join("; ", said);
    }

    private static long count(Set<Found> found, String outcome) {
        return found.stream().filter(each -> each.outcome().equals(outcome)).count();
    }

    private static String summary(long repaired, long remaining, boolean haveAllAnswered) {
        if (remaining > 0) {
            return "%d repaired, %d remaining: ask again, and see the logs of the nodes".formatted(repaired, remaining);
        }
        String now = haveAllAnswered ? "the bus is well" : "nothing is wrong on the others";
        return repaired > 0 ? repaired + " repaired, " + now : now;
    }
}
