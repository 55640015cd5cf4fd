package io.universe.launcher.dependencies;

import java.util.List;
import java.util.stream.Stream;

/**
 * That somebody was built with a library, as an SBOM says.
 *
 * @param by who
 * @param in the jar of the SBOM
 */
record Demand(Artifact wanted, boolean isOptional, Artifact by, JarContent in) {

    /** All of these jars. */
    static List<Demand> of(List<JarContent> jars) {
        return jars.stream().flatMap(Demand::of).toList();
    }

    private static Stream<Demand> of(JarContent jar) {
        return jar.sbom().stream()
                .flatMap(sbom -> sbom.needs().entrySet().stream()
                        .filter(need -> sbom.components().containsKey(need.getKey()))
                        .flatMap(need -> need.getValue().stream()
                                .map(sbom::component)
                                .map(wanted -> new Demand(
                                        wanted.artifact(), wanted.isOptional(), sbom.artifact(need.getKey()), jar))));
    }

    /** Who it is, for people: {@code io.vertx:vertx-web@5.0.10}. */
    String who() {
        return by.toString();
    }
}
