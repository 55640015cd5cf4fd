package io.universe.cache.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** A scan of a file for whole records, wherever they lie and whether or not anything leads to them: old versions and removed entries are among them. */
final class RawScan implements AutoCloseable {

    private static final int WINDOW = 1 << 20;

    private final FileChannel file;
    private final long size;
    private final Consumer<StoredRecord> visitor;

    private RawScan(FileChannel file, Consumer<StoredRecord> visitor) throws IOException {
        this.file = file;
        this.size = file.size();
        this.visitor = visitor;
    }

    static void over(Path path, Consumer<StoredRecord> visitor) throws IOException {
        try (RawScan scan = new RawScan(FileChannel.open(path, StandardOpenOption.READ), visitor)) {
            scan.run();
        }
    }

    /** Windows overlap by what a mark could miss. One that the disk does not give is passed over. */
    private void run() {
        for (long at = 0; at < size; at += WINDOW) {
            scan(read(at, (int) Math.min(WINDOW + 3L, size - at)), at);
        }
    }

    private void scan(ByteBuffer window, long at) {
        for (int i = 0; i + 4 <= window.limit(); i++) {
            if (window.getInt(i) == StoredRecord.MARK) {
                visit(at + i);
            }
        }
    }

    private void visit(long at) {
        long length = StoredRecord.length(read(at, StoredRecord.HEADER).array());
        if (length > 0 && length <= Math.min(size - at, Integer.MAX_VALUE - 8)) {
            StoredRecord.of(read(at, (int) length).array()).ifPresent(visitor);
        }
    }

    /** As much as there is, zeros behind it. */
    private ByteBuffer read(long at, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try {
            while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) > 0) {}
        } catch (IOException e) {
            bytes.clear();
        }
        return bytes.clear();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
