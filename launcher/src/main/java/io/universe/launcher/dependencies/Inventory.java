package io.universe.launcher.dependencies;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which libraries are on a class path, and in which of its entries, in its order: of a library that is there twice the first one counts, since a JVM takes its classes from there. Immutable, pure. */
final class Inventory {

    private final Map<String, List<Item>> items = new LinkedHashMap<>();
    private final List<Artifact> named;

    /**
     * A library that is there.
     *
     * @param jar that has it
     */
    record Item(Artifact artifact, JarContent jar, Evidence evidence) {}

    /** How it is known that a jar has a library. */
    enum Evidence {
        /** The jar is the library. */
        IS(true),
        /** SBOM and {@code pom.properties} agree that it was put into the jar. */
        HOLDS(true),
        /** The SBOM alone says so: what was not built by Maven leaves no trace of its name. */
        CLAIMS(false),
        /** There is a {@code pom.properties} and no SBOM: perhaps of a library that was put there under another package name. */
        MAY_HOLD(false);

        private final boolean isSure;

        Evidence(boolean isSure) {
            this.isSure = isSure;
        }

        boolean isSure() {
            return isSure;
        }
    }

    private Inventory(List<JarContent> jars) {
        this.named = jars.stream().flatMap(Inventory::named).toList();
        jars.forEach(this::add);
    }

    /** Of what is on the class path, in its order. */
    static Inventory of(List<JarContent> jars) {
        return new Inventory(jars);
    }

    private static Stream<Artifact> named(JarContent jar) {
        return jar.sbom().stream().flatMap(sbom -> sbom.libraries().stream());
    }

    private void add(JarContent jar) {
        add(new Item(inGroup(jar.self()), jar, Evidence.IS));
        if (jar.sbom().isEmpty()) {
            jar.contained().forEach(each -> add(new Item(each, jar, Evidence.MAY_HOLD)));
        } else if (jar.isBundle()) {
            named(jar).forEach(each -> addNamed(each, jar));
        }
    }

    private void add(Item item) {
        all(item.artifact()).add(item);
    }

    /** What the SBOM of a bundle does not name, though its {@code pom.properties} is there, one of the libraries has swallowed for itself. */
    private void addNamed(Artifact library, JarContent bundle) {
        if (bundle.contained().stream().anyMatch(each -> isSame(each, library))) {
            add(new Item(library, bundle, Evidence.HOLDS));
        } else if (all(library).stream().noneMatch(item -> item.jar().isBundle())) {
            add(new Item(library, bundle, Evidence.CLAIMS));
        }
    }

    private static boolean isSame(Artifact one, Artifact other) {
        return one.library().equals(other.library()) && one.version().equals(other.version());
    }

    /** The name of a file tells no group; the library that an SBOM calls so does. */
    private Artifact inGroup(Artifact self) {
        return named.stream()
                .filter(each -> self.group().isEmpty() && each.name().equals(self.name()))
                .findFirst()
                .map(each -> self.ofGroup(each.group()))
                .orElse(self);
    }

    private List<Item> all(Artifact artifact) {
        return items.computeIfAbsent(artifact.library(), library -> new ArrayList<>());
    }

    /** Where the library is that is wanted, in whichever version. */
    Optional<Item> find(Artifact wanted) {
        List<Item> found = items.getOrDefault(wanted.library(), List.of());
        return found.stream()
                .filter(item -> item.evidence() != Evidence.MAY_HOLD)
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** All that is there of each library. */
    Collection<List<Item>> libraries() {
        return items.values();
    }
}
