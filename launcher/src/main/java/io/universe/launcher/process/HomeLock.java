package io.universe.launcher.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to be the master of a home: a lock that the operating system takes back when the process ends, however it ends. The file names the holder for people. It is never deleted: whoever waited for a
 * deleted file would hold a lock that excludes nobody.
 */
public final class HomeLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HomeLock.class);
    private static final String FILE = "master.lock";

    /** What this process holds. Its second channel on such a file must not even be opened: POSIX drops all locks of a process on a file when it closes any. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** A command that only looks whether the lock is held holds it for a moment itself. */
    private static final int ATTEMPTS = 10;

    private static final long PAUSE_NANOS = 20_000_000;

    private final FileChannel channel;
    private final Path file;

    private HomeLock(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /** Takes the lock in the home's run directory. Throws LauncherFailure: 1 where another master holds it, 78 where there can be no lock. */
    public static HomeLock acquire(Path runDirectory) {
        Optional<HomeLock> lock = tryAcquire(runDirectory);
        for (int attempt = 1; lock.isEmpty() && attempt < ATTEMPTS && !isHeldHere(runDirectory); attempt++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            lock = tryAcquire(runDirectory);
        }
        return lock.orElseThrow(() -> new LauncherFailure(1, refusal(runDirectory), null));
    }

    /** Then it makes no sense to wait. */
    private static boolean isHeldHere(Path runDirectory) {
        return holder(runDirectory).equals(Long.toString(ProcessHandle.current().pid()));
    }

    /** Takes the lock where nobody holds it; empty where somebody does. Throws LauncherFailure (78) where there can be no lock. */
    public static Optional<HomeLock> tryAcquire(Path runDirectory) {
        try {
            Path file = runDirectory.toRealPath().resolve(FILE);
            return HELD.add(file) ? acquireHeld(file) : Optional.empty();
        } catch (IOException e) {
            throw new LauncherFailure(
                    78,
                    "cannot lock the home at %s (%s); give this user the right to write there, or use another home with --home=DIR"
                            .formatted(runDirectory.resolve(FILE), e),
                    e);
        }
    }

    private static Optional<HomeLock> acquireHeld(Path file) throws IOException {
        Optional<HomeLock> lock = Optional.empty();
        try {
            lock = take(file);
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(file);
            }
        }
        lock.ifPresent(taken -> taken.sign(ProcessHandle.current().pid() + "\n"));
        return lock;
    }

    private static Optional<HomeLock> take(Path file) throws IOException {
        FileChannel channel = open(file);
        boolean taken = false;
        try {
            taken = channel.tryLock() != null;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        return taken ? Optional.of(new HomeLock(channel, file)) : Optional.empty();
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static String refusal(Path runDirectory) {
        String holder = holder(runDirectory);
        return "a master%s runs on the home %s already; stop it first, or give this one a home of its own with --home=DIR"
                .formatted(holder.isEmpty() ? "" : " (pid " + holder + ")", runDirectory.getParent());
    }

    /** The process id of who holds the lock, as far as its file names one. */
    private static String holder(Path runDirectory) {
        try {
            Path file = runDirectory.toRealPath().resolve(FILE);
            return HELD.contains(file)
                    ? Long.toString(ProcessHandle.current().pid())
                    : Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
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
                HELD.remove(file);
            }
        } catch (IOException e) {
            throw new LauncherFailure(1, "cannot give the home free at " + file + ": " + e, e);
        }
    }
}
