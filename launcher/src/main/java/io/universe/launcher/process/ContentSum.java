package io.universe.launcher.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A sum over a file's content, by which a changed or damaged one is told: two checks of 32 bits that processors compute themselves. A start reads some hundred megabytes this way, which with a cryptographic digest
 * would take a JVM that has just begun longer than everything else. It protects from nobody who may write here, who could run code anyway.
 */
public final class ContentSum {

    private static final int BUFFER_BYTES = 1 << 20;

    private ContentSum() {}

    /** Reads the file to its end. */
    public static long of(Path file) throws IOException {
        CRC32C first = new CRC32C();
        CRC32 second = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer.clear()) >= 0) {
                first.update(buffer.flip());
                second.update(buffer.rewind());
            }
        }
        return first.getValue() << Integer.SIZE | second.getValue();
    }
}
