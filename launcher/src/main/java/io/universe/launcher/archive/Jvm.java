package io.universe.launcher.archive;

import java.nio.file.Path;
import java.util.List;

/**
 * A Java platform, as far as an archive depends on it.
 *
 * @param home where it is installed
 * @param name of its virtual machine
 * @param version of that, to the build
 * @param feature the number that people call its version
 */
public record Jvm(Path home, String name, String version, int feature, String architecture) {

    /** By these variables an operator gives options to every JVM below. */
    public static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** The one that runs this process, and so the one that workers run on. */
    public static Jvm ofProcess() {
        return new Jvm(
                Path.of(System.getProperty("java.home")),
                System.getProperty("java.vm.name", ""),
                System.getProperty("java.vm.version", ""),
                Runtime.version().feature(),
                System.getProperty("os.arch", ""));
    }

    /** Its program. */
    public Path program() {
        return home.resolve("bin").resolve("java");
    }

    /** Whether it is the virtual machine whose options are known here; others refuse to start when they meet one that they do not know. */
    public boolean isHotSpot() {
        return name.contains("HotSpot") || name.contains("OpenJDK");
    }
}
