package io.universe.launcher.archive;

import io.universe.launcher.process.ContentSum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * What an archive is kept under: another Java platform or another launcher.jar is another key.
 *
 * @param name fit for a directory
 */
record ArchiveKey(ArchiveKind kind, String name) {

    private static final Pattern NAME = Pattern.compile("java\\d+-[0-9a-f]{8}-[0-9a-f]{16}");

    /** Whether a directory of this name is that of an archive, whatever platform and jar it was made for. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Of a Java platform and the content of a jar; empty where the platform keeps no archives. */
    static Optional<ArchiveKey> of(Jvm jvm, Path launcherJar) throws IOException {
        Optional<ArchiveKind> kind = ArchiveKind.of(jvm);
        return kind.isEmpty() ? Optional.empty() : Optional.of(of(kind.get(), jvm, launcherJar));
    }

    private static ArchiveKey of(ArchiveKind kind, Jvm jvm, Path launcherJar) throws IOException {
        String platform = "%s\n%s\n%s\n%s".formatted(jvm.home(), jvm.name(), jvm.version(), jvm.architecture());
        CRC32C sum = new CRC32C();
        sum.update(platform.getBytes(StandardCharsets.UTF_8));
        return new ArchiveKey(
                kind, "java%d-%08x-%016x".formatted(jvm.feature(), sum.getValue(), ContentSum.of(launcherJar)));
    }

    @Override
    public String toString() {
        return name;
    }
}
