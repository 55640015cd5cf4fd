package io.universe.launcher.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The place of a home's Unix sockets: its {@code run/}, or a short directory of the user's own where that path is too long for the kernel. */
public final class SocketDirectory {

    /** The kernel takes 108 bytes, of which Java needs one for the end. */
    private static final int LONGEST_PATH = 107;

    private static final int LONGEST_NAME = "/control.sock".length();

    private SocketDirectory() {}

    /** The place for this user on this host; who makes it must see to it that it is the user's own ({@link OwnDirectory}). */
    public static Path of(Path run) {
        return of(run, System.getProperty("user.name", ""), Path.of("/tmp"));
    }

    static Path of(Path run, String user, Path temporary) {
        Path absolute = run.toAbsolutePath().normalize();
        byte[] bytes = absolute.toString().getBytes(StandardCharsets.UTF_8);
        return bytes.length + LONGEST_NAME <= LONGEST_PATH
                ? absolute
                : temporary.resolve("universe-" + shortened(user) + "-" + ShortHash.of(bytes));
    }

    private static String shortened(String user) {
        String safe = user.replaceAll("[^A-Za-z0-9_-]", "_");
        return safe.substring(0, Math.min(safe.length(), 32));
    }
}
