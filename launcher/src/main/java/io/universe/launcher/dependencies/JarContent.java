package io.universe.launcher.dependencies;

import java.util.List;
import java.util.Optional;

/**
 * What an entry of a class path, a jar or a directory of classes, tells of itself.
 *
 * @param file its name
 * @param self what it is
 * @param contained what else is in it, by its {@code pom.properties}
 * @param sbom what it was built with; empty where it has no SBOM, or one that cannot be read
 * @param problem why its SBOM cannot be read; empty where nothing is wrong
 */
record JarContent(String file, Artifact self, List<Artifact> contained, Optional<Sbom> sbom, Optional<String> problem) {

    /** Copies the list. */
    JarContent {
        contained = List.copyOf(contained);
    }

    /** Whether other libraries were put into it. */
    boolean isBundle() {
        return !contained.isEmpty();
    }
}
