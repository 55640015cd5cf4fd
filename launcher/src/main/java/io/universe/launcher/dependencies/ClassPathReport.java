package io.universe.launcher.dependencies;

import io.universe.launcher.dependencies.Inventory.Item;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is to be told of a class path: the libraries of its entries, those that are there in two versions, and what is wrong. Pure, but for {@link #read}. */
public final class ClassPathReport {

    private final List<JarContent> jars;
    private final Inventory inventory;
    private final List<Demand> demands;

    private ClassPathReport(List<JarContent> jars) {
        this.jars = List.copyOf(jars);
        this.inventory = Inventory.of(jars);
        this.demands = Demand.of(jars);
    }

    /**
     * Reads the entries: {@code {"dependencies":{…},"conflicts":[…],"problems":[…]}}. Takes a moment, which is no time for an event loop. Throws UncheckedIOException where one cannot be read.
     *
     * @param classPath jars and directories of classes, in order
     */
    public static JsonObject read(List<Path> classPath) {
        List<JarContent> jars = new ArrayList<>();
        try {
            for (Path entry : classPath) {
                jars.add(JarReader.read(entry));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(jars);
    }

    static JsonObject of(List<JarContent> jars) {
        ClassPathReport report = new ClassPathReport(jars);
        return new JsonObject()
                .put("dependencies", report.dependencies())
                .put("conflicts", new JsonArray(report.conflicts()))
                .put("problems", new JsonArray(report.problems()));
    }

    private JsonObject dependencies() {
        JsonObject trees = new JsonObject();
        jars.stream().filter(Predicate.not(this::isInATree)).forEach(jar -> {
            String name = jar.self().key();
            trees.put(
                    trees.containsKey(name) ? name + " (" + jar.file() + ")" : name, DependencyTree.of(jar, inventory));
        });
        return trees;
    }

    /** A jar without an SBOM, of a library that somebody was built with, is told there. */
    private boolean isInATree(JarContent jar) {
        return jar.sbom().isEmpty()
                && demands.stream()
                        .flatMap(demand -> inventory.find(demand.wanted()).stream())
                        .anyMatch(item -> item.jar().equals(jar)
                                && item.artifact().name().equals(jar.self().name()));
    }

    private List<JsonObject> conflicts() {
        return inventory.libraries().stream()
                .map(ClassPathReport::inConflict)
                .filter(Predicate.not(List::isEmpty))
                .map(this::conflict)
                .toList();
    }

    /** Those that are there in another version too, and in the way of that: under another package name a library is another one to a JVM. */
    private static List<Item> inConflict(List<Item> items) {
        return items.stream()
                .filter(one -> items.stream().anyMatch(other -> areInConflict(one, other)))
                .toList();
    }

    private static boolean areInConflict(Item one, Item other) {
        String version = one.artifact().version();
        String otherVersion = other.artifact().version();
        return !version.isEmpty()
                && !otherVersion.isEmpty()
                && !version.equals(otherVersion)
                && one.jar().isInTheWayOf(other.jar());
    }

    private JsonObject conflict(List<Item> items) {
        return new JsonObject()
                .put("library", items.get(0).artifact().library())
                .put("versions", new JsonArray(items.stream().map(this::version).toList()));
    }

    private JsonObject version(Item item) {
        Artifact artifact = item.artifact();
        List<String> by = demands.stream()
                .filter(demand -> demand.wanted().library().equals(artifact.library())
                        && demand.wanted().version().equals(artifact.version()))
                .map(Demand::who)
                .distinct()
                .toList();
        return new JsonObject()
                .put("version", artifact.version())
                .put("in", item.jar().file())
                .put("by", new JsonArray(by));
    }

    private List<String> problems() {
        Stream<String> unreadable = jars.stream().flatMap(jar -> jar.problem().stream());
        Stream<String> missing = demands.stream()
                .filter(demand ->
                        !demand.isOptional() && inventory.find(demand.wanted()).isEmpty())
                .map(ClassPathReport::missing);
        return Stream.concat(unreadable, missing).distinct().toList();
    }

    private static String missing(Demand demand) {
        return "missing: %s, which %s was built with (%s)"
                .formatted(demand.wanted(), demand.who(), demand.in().file());
    }
}
