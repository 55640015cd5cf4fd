package io.universe.cache.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk between MVStore and the real one that can be full, and lose power. MVStore finds it by a scheme in front of the name of a file. */
final class FaultyDisk extends FilePathWrapper implements UnaryOperator<String>, AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String scheme;
    private final DiskState state;

    FaultyDisk() {
        this("faulty" + COUNT.incrementAndGet(), new DiskState());
        FilePath.register(this);
    }

    private FaultyDisk(String scheme, DiskState state) {
        this.scheme = scheme;
        this.state = state;
    }

    DiskState state() {
        return state;
    }

    @Override
    public String apply(String file) {
        return scheme + ":" + file;
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public FilePathWrapper getPath(String path) {
        FaultyDisk file = new FaultyDisk(scheme, state);
        file.name = path;
        return file;
    }

    @Override
    public boolean exists() {
        return unwrap().exists();
    }

    @Override
    public boolean canWrite() {
        return unwrap().canWrite();
    }

    @Override
    public FilePath getParent() {
        return unwrap().getParent();
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new FaultyChannel(unwrap().open(mode), state);
    }

    @Override
    public void close() {
        FilePath.unregister(this);
    }
}
