package io.universe.launcher.archive;

import java.nio.file.Path;

/** Java platforms to choose from. */
final class Jvms {

    static final Jvm JAVA_17 = jvm(17);
    static final Jvm JAVA_25 = jvm(25);

    private Jvms() {}

    static Jvm jvm(int feature) {
        return new Jvm(Path.of("/jdk"), "OpenJDK 64-Bit Server VM", feature + ".0.1+2", feature, "amd64");
    }
}
