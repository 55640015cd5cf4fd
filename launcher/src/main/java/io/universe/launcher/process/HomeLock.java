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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to be the master of a home: a lock that the operating system takes back when the process ends, however it ends. The file names the holder for people. It is never deleted: whoever waited for a
 * deleted file would hold a lock that excludes nobody.
 */
public final class HomeLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HomeLock.class);
    private static final String FILE = "master.lock";

    private final FileChannel channel;
    private final Path file;

    private HomeLock(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /** Takes the lock in the home's run directory. Throws LauncherFailure: 1 where another master holds it, 78 where there can be no lock. */
    public static HomeLock acquire(Path runDirectory) {
        Path file = runDirectory.resolve(FILE);
        try {
            HomeLock lock = new HomeLock(open(file), file);
            lock.takeOrClose(runDirectory);
            lock.sign(ProcessHandle.current().pid() + "\n");
            return lock;
        } catch (IOException e) {
            throw new LauncherFailure(
                    78,
                    "cannot lock the home at %s (%s); give this user the right to write there, or use another home with --home=DIR"
                            .formatted(file, e),
                    e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private void takeOrClose(Path runDirectory) throws IOException {
        boolean taken = false;
        try {
            taken = tryLock() != null;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        if (!taken) {
            throw new LauncherFailure(1, refusal(runDirectory), null);
        }
    }

    private @Nullable FileLock tryLock() throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private String refusal(Path runDirectory) throws IOException {
        String holder = Files.readString(file).strip();
        return "a master%s runs on the home %s already; stop it first, or give this one a home of its own with --home=DIR"
                .formatted(holder.isEmpty() ? "" : " (pid " + holder + ")", runDirectory.getParent());
    }

    /** The lock holds whether the disk has room for the name of its holder or not. */
    private void sign(String name) {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)), 0);
        } catch (IOException e) {
            LOG.warn("{} does not name its holder: {}", file, e.toString());
        }
    }

    /** Gives the home free. Idempotent. */
    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                sign("");
                channel.close();
            }
        } catch (IOException e) {
            throw new LauncherFailure(1, "cannot give the home free at " + file + ": " + e, e);
        }
    }
}
