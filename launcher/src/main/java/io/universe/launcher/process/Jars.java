package io.universe.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/** The jars of a class path. A JVM passes over one that it cannot read, and finds out at the first class that is missing. */
public final class Jars {

    private static final int UNFIT = 78;

    private Jars() {}

    /** Throws LauncherFailure (78) for the first one that is none, such as one that was cut off while it was copied there. */
    public static void requireReadable(List<Path> classPath) {
        classPath.stream().filter(Files::isRegularFile).forEach(Jars::requireReadable);
    }

    private static void requireReadable(Path jar) {
        try {
            new ZipFile(jar.toFile()).close();
        } catch (IOException e) {
            throw new LauncherFailure(
                    UNFIT, "%s is no jar (%s); put it there again, whole".formatted(jar, e.getMessage()), e);
        }
    }
}
