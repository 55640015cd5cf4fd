package io.universe.launcher.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** A directory that nobody but its user can enter: what lies in it is trusted, so it must not be somebody else's. */
public final class OwnDirectory {

    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rwx------");

    private OwnDirectory() {}

    /**
     * Creates the directory with mode 0700, or checks the one that is there. Throws {@link ConfigurationException} where it cannot be made
     * or belongs to somebody else.
     */
    public static Path create(Path directory) {
        try {
            Path parent = directory.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(MODE));
        } catch (FileAlreadyExistsException e) {
            claim(directory);
        } catch (IOException e) {
            throw refusal(directory, "cannot be created: " + e);
        }
        return directory;
    }

    private static void claim(Path directory) {
        if (!isOwn(directory)) {
            throw refusal(directory, "is not a directory of user " + System.getProperty("user.name"));
        }
        try {
            Files.setPosixFilePermissions(directory, MODE);
        } catch (IOException e) {
            throw refusal(directory, "cannot be closed to others: " + e);
        }
    }

    /** Whether it is a real directory, no link, of the user this process runs as. */
    public static boolean isOwn(Path directory) {
        try {
            return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(self());
        } catch (IOException e) {
            return false;
        }
    }

    private static Object self() throws IOException {
        Path process = Path.of("/proc/self");
        return Files.exists(process)
                ? Files.getOwner(process)
                : process.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name"));
    }

    private static ConfigurationException refusal(Path directory, String what) {
        return new ConfigurationException(
                List.of(directory + ": " + what + "; remove it, or use a home that this user may write to"));
    }
}
