package io.universe.launcher.dependencies;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an entry of a class path, a jar or a directory of classes, tells of itself.
 *
 * @param file its name
 * @param self what it is
 * @param contained what else is in it, by its {@code pom.properties}
 * @param packages of its classes, as directories
 * @param sbom what it was built with; empty where it has no SBOM, or one that cannot be read
 * @param problem why its SBOM cannot be read; empty where nothing is wrong
 */
record JarContent(
        String file,
        Artifact self,
        List<Artifact> contained,
        Set<String> packages,
        Optional<Sbom> sbom,
        Optional<String> problem) {

    /** Copies what it is given. */
    JarContent {
        contained = List.copyOf(contained);
        packages = Set.copyOf(packages);
    }

    /** Whether other libraries were put into it. */
    boolean isBundle() {
        return !contained.isEmpty();
    }

    /** Whether a JVM may find the same class in both. */
    boolean isInTheWayOf(JarContent other) {
        return !Collections.disjoint(packages, other.packages);
    }
}
