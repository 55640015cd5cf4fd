package io.universe.launcher.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The ways in which a JVM keeps what it has loaded; its version decides. */
public enum ArchiveKind {
    /** Application class-data sharing: an archive on top of the JDK's own. The JVM writes it when it ends. */
    CDS("classes.jsa") {
        @Override
        List<String> toUse(Path archive) {
            return List.of("-XX:SharedArchiveFile=" + archive);
        }

        @Override
        List<List<String>> toMake(Path archive) {
            return List.of(List.of("-XX:ArchiveClassesAtExit=" + archive));
        }
    },
    /** An AOT cache: loaded and linked classes, made by a second JVM from what the first has recorded. It is valid for the very same options of modules only. */
    AOT("classes.aot") {
        @Override
        List<String> toUse(Path archive) {
            return List.of("-XX:AOTCache=" + archive);
        }

        @Override
        List<List<String>> toMake(Path archive) {
            String recorded = "-XX:AOTConfiguration=" + archive + ".recorded";
            return List.of(
                    List.of("-XX:AOTMode=record", recorded),
                    List.of("-XX:AOTMode=create", recorded, "-XX:AOTCache=" + archive));
        }
    };

    private static final int FIRST_WITH_AOT = 25;
    private static final int FIRST_WITH_CDS = 17;

    private final String fileName;

    ArchiveKind(String fileName) {
        this.fileName = fileName;
    }

    /** The way of this Java platform; empty where it has none that is known here. */
    static Optional<ArchiveKind> of(Jvm jvm) {
        if (!jvm.isHotSpot() || jvm.feature() < FIRST_WITH_CDS) {
            return Optional.empty();
        }
        return Optional.of(jvm.feature() >= FIRST_WITH_AOT ? AOT : CDS);
    }

    String fileName() {
        return fileName;
    }

    /** The options of a JVM that uses the archive. One that cannot goes on without. */
    abstract List<String> toUse(Path archive);

    /** The options of the JVMs that make the archive, one after the other: the first runs the training, the others nothing. */
    abstract List<List<String>> toMake(Path archive);
}
