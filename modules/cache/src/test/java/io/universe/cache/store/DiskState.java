package io.universe.cache.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What a {@link FaultyDisk} does wrong, and what it has not forced yet: for each sector what was there before each write. Written by the thread of the store, read by that or while it is idle. */
final class DiskState {

    static final int SECTOR = 4096;

    /** Called before something is forced, which is when most can be lost. */
    interface BeforeForce {
        void run(int forces) throws IOException;
    }

    private final Map<Long, List<byte[]>> unforced = new TreeMap<>();
    private @Nullable BeforeForce beforeForce;
    private volatile boolean isFull;
    private final AtomicInteger forces = new AtomicInteger();

    void beforeForce(BeforeForce hook) {
        beforeForce = hook;
    }

    /** From now on it takes nothing. */
    void fill() {
        isFull = true;
    }

    void makeRoom() {
        isFull = false;
    }

    int forces() {
        return forces.get();
    }

    void onWrite(FileChannel file, ByteBuffer written, long at) throws IOException {
        if (isFull) {
            throw new IOException("No space left on device");
        }
        for (long sector = at / SECTOR; sector * SECTOR < at + written.remaining(); sector++) {
            unforced.computeIfAbsent(sector, s -> new ArrayList<>()).add(read(file, sector));
        }
    }

    private static byte[] read(FileChannel file, long sector) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SECTOR);
        file.read(bytes, sector * SECTOR);
        return bytes.array();
    }

    void onForce() throws IOException {
        if (isFull) {
            throw new IOException("Input/output error");
        }
        int count = forces.incrementAndGet();
        if (beforeForce != null) {
            beforeForce.run(count);
        }
        unforced.clear();
    }

    /** Makes of a copy of the file what a loss of power can leave of it: of the unforced writes to each sector, in whatever order, only the first so many. */
    void losePower(FileChannel copy, Random random) throws IOException {
        for (Map.Entry<Long, List<byte[]>> sector : unforced.entrySet()) {
            int kept = random.nextInt(sector.getValue().size() + 1);
            long at = sector.getKey() * SECTOR;
            if (kept < sector.getValue().size() && at < copy.size()) {
                copy.write(ByteBuffer.wrap(sector.getValue().get(kept)), at);
            }
        }
    }
}
