package io.universe.launcher.dependencies;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was found in an entry of a class path, before anybody has made sense of it. Pure.
 *
 * @param file its name
 * @param packages of its classes, as directories
 * @param poms what each {@code pom.properties} in it names
 * @param manifestVersion the version that its manifest names
 * @param sbom the text of its SBOM
 */
record JarNotes(
        String file,
        Set<String> packages,
        List<Artifact> poms,
        Optional<String> manifestVersion,
        Optional<String> sbom) {

    /** What Maven calls a jar: {@code guava-33.4.8-jre.jar}. */
    private static final Pattern FILE = Pattern.compile("(.+?)(?:-(\\d.*?))?(?:\\.jar)?");

    /** Copies what it is given. */
    JarNotes {
        packages = Set.copyOf(packages);
        poms = List.copyOf(poms);
    }

    /** The sense of it. */
    JarContent content() {
        Optional<Sbom> known = Optional.empty();
        Optional<String> problem = Optional.empty();
        try {
            known = sbom.map(Sbom::parse);
        } catch (IllegalArgumentException e) {
            problem = Optional.of("the SBOM of " + file + " " + e.getMessage());
        }
        Artifact self = known.map(Sbom::self).or(this::ownPom).orElseGet(this::byName);
        return new JarContent(file, self, others(self), packages, known, problem);
    }

    private List<Artifact> others(Artifact self) {
        return poms.stream()
                .filter(pom -> !pom.library().equals(self.library()))
                .sorted(Comparator.comparing(Artifact::toString))
                .toList();
    }

    /** The one that the file is called by, or the only one. */
    private Optional<Artifact> ownPom() {
        return poms.stream()
                .filter(pom -> file.equals(pom.name() + ".jar") || file.startsWith(pom.name() + "-" + pom.version()))
                .max(Comparator.comparingInt(pom -> pom.name().length()))
                .or(() -> poms.size() == 1 ? Optional.of(poms.get(0)) : Optional.empty());
    }

    private Artifact byName() {
        Matcher parts = FILE.matcher(file);
        String name = parts.matches() ? parts.group(1) : file;
        Optional<String> version = Optional.ofNullable(parts.matches() ? parts.group(2) : null);
        return new Artifact("", name, version.or(() -> manifestVersion).orElse(""));
    }
}
