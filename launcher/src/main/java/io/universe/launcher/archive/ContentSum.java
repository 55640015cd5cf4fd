package io.universe.launcher.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** A sum over a file's content that tells a damaged one, computed by the processor itself: a start reads a hundred megabytes this way. It is no protection against those who may write here. */
final class ContentSum {

    private static final int BUFFER_BYTES = 1 << 20;

    private ContentSum() {}

    static long of(Path file) throws IOException {
        CRC32C sum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer.clear()) >= 0) {
                sum.update(buffer.flip());
            }
        }
        return sum.getValue();
    }
}
