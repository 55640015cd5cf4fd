package io.universe.cache.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What writes the file of one namespace, in batches, and opens it again after the disk failed. Only the writer thread of its directory calls it; others may read its size. */
final class NamespaceWriter {

    private static final Logger log = LoggerFactory.getLogger(NamespaceWriter.class);

    /** A piece of compaction is tried after so many commits, and when nothing is to be done. */
    private static final int COMMITS_PER_COMPACTION = 16;

    /** MVStore can find something to rewrite for ever. */
    private static final int MOST_IDLE_COMPACTIONS = 1000;

    private final Path path;
    private final FsyncPolicy policy;
    private final Supplier<StoreFile> opening;
    private final ForcePace pace = new ForcePace();
    private final List<Write> batch = new ArrayList<>();
    private @Nullable StoreFile file;
    private boolean isFailing;
    private int commits;
    private boolean isCompact;
    private int idleCompactions;
    private volatile long size;

    NamespaceWriter(Path path, FsyncPolicy policy, StoreFile file, Supplier<StoreFile> opening) {
        this.path = path;
        this.policy = policy;
        this.opening = opening;
        this.file = taken(file);
        this.size = file.size();
    }

    void write(Write write) {
        batch.add(write);
        attempt(() -> write.to(openFile()));
    }

    /** Acknowledges what has been written since the last time. */
    void endBatch(long nowNanos) {
        if (!batch.isEmpty()) {
            attempt(() -> commit(nowNanos));
        }
    }

    private void commit(long nowNanos) {
        StoreFile open = openFile();
        open.commit();
        force(open, nowNanos);
        size = open.size();
        onHealthy();
        acknowledge();
        compactSometimes(open);
    }

    private void force(StoreFile open, long nowNanos) {
        if (policy == FsyncPolicy.ALWAYS) {
            open.force();
        } else if (policy == FsyncPolicy.INTERVAL) {
            pace.onWritten(nowNanos);
        }
    }

    private void acknowledge() {
        batch.forEach(write -> write.done().complete(null));
        batch.clear();
    }

    private void compactSometimes(StoreFile open) {
        isCompact = false;
        idleCompactions = 0;
        if (++commits % COMMITS_PER_COMPACTION == 0) {
            open.compact();
        }
    }

    long nanosUntilForce(long nowNanos) {
        return pace.nanosUntilForce(nowNanos);
    }

    void forceIfDue(long nowNanos) {
        if (pace.nanosUntilForce(nowNanos) == 0) {
            pace.onForced();
            attempt(() -> forceOrTryAgain(nowNanos));
        }
    }

    private void forceOrTryAgain(long nowNanos) {
        try {
            openFile().force();
        } catch (RuntimeException | AssertionError e) {
            pace.onWritten(nowNanos);
            throw e;
        }
    }

    /** Whether there may be something to do while nobody writes. */
    boolean wantsCompaction() {
        return !isCompact && file != null;
    }

    void compactWhileIdle(long nowNanos) {
        isCompact = true;
        attempt(() -> {
            isCompact = !openFile().compact() || ++idleCompactions > MOST_IDLE_COMPACTIONS;
            force(openFile(), nowNanos);
        });
    }

    void forEach(Consumer<StoredRecord> visitor) {
        LostRanges lost = openFile().walk(visitor);
        if (!lost.isEmpty()) {
            throw StoreException.of("Could not read all of " + path + ": " + lost.reason()
                    + ". What can be read is kept when it is opened the next time");
        }
    }

    /** MVStore closes a file for good when the disk fails; opening it goes back to what was committed. */
    private StoreFile openFile() {
        StoreFile open = file;
        if (open == null) {
            open = taken(opening.get());
            file = open;
        }
        return open;
    }

    /** What a process that was killed left unforced must not be the only thing a loss of power leaves. */
    private StoreFile taken(StoreFile open) {
        try {
            if (policy != FsyncPolicy.NEVER) {
                open.force();
            }
            return open;
        } catch (RuntimeException | AssertionError e) {
            open.abandon();
            throw StoreException.writing(path, e);
        }
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | AssertionError e) {
            onFailed(StoreException.writing(path, e));
        }
    }

    private void onFailed(StoreException failure) {
        abandon();
        if (!isFailing) {
            log.error("{}", failure.getMessage());
        }
        isFailing = true;
        List<Write> failed = List.copyOf(batch);
        batch.clear();
        failed.forEach(write -> write.done().completeExceptionally(failure));
    }

    private void onHealthy() {
        if (isFailing) {
            log.info("{} can be written again", path);
        }
        isFailing = false;
    }

    private void abandon() {
        StoreFile open = file;
        file = null;
        if (open != null) {
            open.abandon();
        }
    }

    long size() {
        return size;
    }

    /** Closes the file, everything in it forced. */
    void close() {
        StoreFile open = file;
        file = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (RuntimeException | AssertionError e) {
            open.abandon();
            throw StoreException.writing(path, e);
        }
    }

    /** Closes the file as it is, to be deleted. */
    void discard() {
        abandon();
    }
}
