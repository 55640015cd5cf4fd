package io.universe.launcher.dependencies;

import io.universe.launcher.dependencies.Inventory.Item;
import io.universe.launcher.dependencies.Sbom.Component;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The libraries of one jar as a tree, in the form of {@code npm ls --json}: what its SBOM names, and what is there of it. Pure. */
final class DependencyTree {

    private static final String VERSION = "version";
    private static final String FROM = "from";
    private static final String DEPENDENCIES = "dependencies";

    private final Sbom sbom;
    private final Inventory inventory;
    /** Who is the one below whom the needs of a library are told; elsewhere it is only named. */
    private final Map<String, String> tellers;

    private DependencyTree(Sbom sbom, Inventory inventory) {
        this.sbom = sbom;
        this.inventory = inventory;
        this.tellers = sbom.tellers();
    }

    /** The jar, and below it what it was built with; without an SBOM what it contains. */
    static JsonObject of(JarContent jar, Inventory inventory) {
        JsonObject root = new JsonObject()
                .put(VERSION, version(jar.self()))
                .put(FROM, jar.file())
                .put("sbom", jar.sbom().isPresent());
        JsonObject below = jar.sbom()
                .map(sbom -> new DependencyTree(sbom, inventory).below(sbom.root()))
                .orElseGet(() -> contained(jar));
        return below.isEmpty() ? root : root.put(DEPENDENCIES, below);
    }

    private static @Nullable String version(Artifact artifact) {
        return artifact.version().isEmpty() ? null : artifact.version();
    }

    private static JsonObject contained(JarContent jar) {
        JsonObject below = new JsonObject();
        jar.contained()
                .forEach(each -> below.put(
                        each.key(),
                        new JsonObject()
                                .put(VERSION, version(each))
                                .put(FROM, each.toString())
                                .put("in", jar.file())
                                .put("unverified", true)));
        return below;
    }

    private JsonObject below(String reference) {
        JsonObject below = new JsonObject();
        for (String need : sbom.needs(reference)) {
            Artifact artifact = sbom.artifact(need);
            String key = below.containsKey(artifact.key()) ? artifact.toString() : artifact.key();
            below.put(key, node(need, reference));
        }
        return below;
    }

    private JsonObject node(String reference, String parent) {
        Component component = sbom.component(reference);
        JsonObject node = found(component);
        if (sbom.needs(reference).isEmpty()) {
            return node;
        }
        return parent.equals(tellers.get(reference))
                ? node.put(DEPENDENCIES, below(reference))
                : node.put("deduped", true);
    }

    private JsonObject found(Component component) {
        Optional<Item> item = inventory.find(component.artifact());
        JsonObject node = new JsonObject();
        item.ifPresent(there -> node.put(VERSION, version(there.artifact())));
        node.put(FROM, component.artifact().toString());
        item.ifPresentOrElse(there -> node.put("in", there.jar().file()), () -> node.put("missing", true));
        if (item.filter(there -> !there.evidence().isSure()).isPresent()) {
            node.put("unverified", true);
        }
        return component.isOptional() ? node.put("optional", true) : node;
    }
}
