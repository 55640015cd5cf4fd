package io.universe.launcher.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right to be the master of a home: a lock that the operating system takes back when the process ends, however it ends. The file names the holder for people. */
public final class HomeLock implements AutoCloseable {

    private static final String FILE = "master.lock";

    private final FileChannel channel;
    private final Path file;

    private HomeLock(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /** Takes the lock in the home's run directory. Throws LauncherFailure (1) where another master holds it. */
    public static HomeLock acquire(Path runDirectory) {
        Path file = runDirectory.resolve(FILE);
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new LauncherFailure(1, taken(runDirectory, file), null);
            }
            return new HomeLock(channel, file).sign();
        } catch (IOException e) {
            throw new LauncherFailure(78, "cannot lock the home at " + file + ": " + e, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String taken(Path runDirectory, Path file) throws IOException {
        return "a master (pid %s) runs on the home %s already; stop it first, or give this one a home of its own with --home=DIR"
                .formatted(Files.readString(file).strip(), runDirectory.getParent());
    }

    private HomeLock sign() throws IOException {
        channel.truncate(0);
        String pid = ProcessHandle.current().pid() + "\n";
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return this;
    }

    /** Gives the home free and removes the file. Idempotent. */
    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                Files.deleteIfExists(file);
                channel.close();
            }
        } catch (IOException e) {
            throw new LauncherFailure(1, "cannot give the home free at " + file + ": " + e, e);
        }
    }
}
