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

    /**
     * A library that is there.
     *
     * @param isVerified whether the entry itself tells; otherwise its SBOM alone does
     */
    record Item(Artifact artifact, JarContent jar, boolean isVerified) {}

    private Inventory() {}

    /** Of what is on the class path, in its order. */
    static Inventory of(List<JarContent> jars) {
        Inventory inventory = new Inventory();
        List<Artifact> wanted = jars.stream().flatMap(Inventory::named).toList();
        for (JarContent jar : jars) {
            inventory.add(new Item(inGroup(jar.self(), wanted), jar, true));
            jar.contained().forEach(each -> inventory.add(new Item(each, jar, true)));
        }
        jars.stream().filter(JarContent::isBundle).forEach(inventory::believe);
        return inventory;
    }

    private static Stream<Artifact> named(JarContent jar) {
        return jar.sbom().stream().flatMap(sbom -> sbom.libraries().stream());
    }

    /** The name of a file tells no group; the library that an SBOM calls so does. */
    private static Artifact inGroup(Artifact self, List<Artifact> wanted) {
        return wanted.stream()
                .filter(each -> self.group().isEmpty() && each.name().equals(self.name()))
                .findFirst()
                .map(each -> self.ofGroup(each.group()))
                .orElse(self);
    }

    /** Of a library that was put into another jar, and was not built by Maven, nothing is left to tell it by. */
    private void believe(JarContent bundle) {
        named(bundle).filter(each -> find(each).isEmpty()).forEach(each -> add(new Item(each, bundle, false)));
    }

    private void add(Item item) {
        items.computeIfAbsent(item.artifact().library(), library -> new ArrayList<>())
                .add(item);
    }

    /** Where the library is that is wanted, in whichever version. */
    Optional<Item> find(Artifact wanted) {
        return items.getOrDefault(wanted.library(), List.of()).stream().findFirst();
    }

    /** All that is there of each library. */
    Collection<List<Item>> libraries() {
        return items.values();
    }
}
