package io.universe.cache.store;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;

/**
 * A process that writes as fast as it can, and says on its standard output what has been acknowledged, a line {@code NAMESPACE KEY VERSION} each, until it is killed. It begins with what is
 * in the store, as a cache does.
 */
final class KilledWriter {

    static final int KEYS = 2_000;
    private static final int MOST_WAITING = 200;

    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final PrintStream out = new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16), false, StandardCharsets.UTF_8);
    private final Random random;
    private long version;

    private KilledWriter(long seed, long firstVersion) {
        this.random = new Random(seed);
        this.version = firstVersion;
    }

    /** Arguments: directory, seed, first version. */
    public static void main(String[] args) {
        StoreDirectory directory = StoreDirectory.open(Path.of(args[0]));
        KilledWriter writer = new KilledWriter(Long.parseLong(args[1]), Long.parseLong(args[2]));
        writer.write(List.of(
                directory.namespace("always", FsyncPolicy.ALWAYS).join(),
                directory.namespace("interval", FsyncPolicy.INTERVAL).join(),
                directory.namespace("never", FsyncPolicy.NEVER).join()));
    }

    private void write(List<NamespaceStore> stores) {
        // Nobody listens any more when the test has died.
        while (!out.checkError()) {
            writeOne(stores.get(random.nextInt(stores.size())));
        }
    }

    private void writeOne(NamespaceStore store) {
        String key = "key" + random.nextInt(KEYS);
        long written = ++version;
        room.acquireUninterruptibly();
        store.put(key, written, value(written)).whenComplete((done, failure) -> {
            room.release();
            say(store.name() + " " + (failure == null ? key + " " + written : failure.toString()));
        });
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    /** What has to be there with a version. */
    static byte[] value(long version) {
        byte[] value = new byte[20 + (int) (version % 300)];
        new Random(version).nextBytes(value);
        return value;
    }
}
