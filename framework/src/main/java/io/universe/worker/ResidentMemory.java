package io.universe.worker;

import java.io.IOException;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** How much of the machine's memory this process has: what Linux says, or elsewhere what the JVM has committed. Owned by one thread. */
final class ResidentMemory {

    private static final String FIELD = "VmRSS:";

    private final Path status;
    private final LongSupplier otherwise;

    /** Reads the status of a process as Linux gives it, and asks elsewhere where there is none. */
    ResidentMemory(Path status, LongSupplier otherwise) {
        this.status = status;
        this.otherwise = otherwise;
    }

    /** Of this process. */
    static ResidentMemory ofThisProcess(MemoryMXBean memory) {
        return new ResidentMemory(
                Path.of("/proc/self/status"),
                () -> memory.getHeapMemoryUsage().getCommitted()
                        + memory.getNonHeapMemoryUsage().getCommitted());
    }

    /** Bytes, now. */
    long bytes() {
        try {
            return residentBytes(Files.readString(status, StandardCharsets.ISO_8859_1))
                    .orElseGet(otherwise);
        } catch (IOException e) {
            return otherwise.getAsLong();
        }
    }

    /** The field of the text in kB, whatever the size of a page. */
    static OptionalLong residentBytes(String status) {
        int at = status.indexOf(FIELD);
        if (at < 0) {
            return OptionalLong.empty();
        }
        String[] words = status.substring(at + FIELD.length()).strip().split("\\s+", 2);
        try {
            return OptionalLong.of(Long.parseLong(words[0]) << 10);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
