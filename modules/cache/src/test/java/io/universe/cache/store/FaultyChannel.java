package io.universe.cache.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/** A file on a {@link FaultyDisk}. */
final class FaultyChannel extends FileBaseDefault {

    private final FileChannel file;
    private final DiskState state;

    FaultyChannel(FileChannel file, DiskState state) {
        this.file = file;
        this.state = state;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public synchronized int read(ByteBuffer into, long at) throws IOException {
        return file.read(into, at);
    }

    @Override
    public synchronized int write(ByteBuffer from, long at) throws IOException {
        state.onWrite(file, from, at);
        return file.write(from, at);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        file.truncate(size);
    }

    @Override
    public void force(boolean withMetadata) throws IOException {
        state.onForce();
    }

    @Override
    public FileLock tryLock(long at, long size, boolean isShared) throws IOException {
        return file.tryLock(at, size, isShared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
