package io.universe.metrics.file;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Where what stands in a meter file. It is made of segments of one size, each mapped by itself. The first begins with the header: cells of the file's own, and room for two identities of which one counts. Records follow
 * each other and never cross the end of a segment: their head, which is written last, their cells, then the meter as JSON. All numbers are in the order of the machine.
 */
final class Layout {

    /** The first cell of each file: what it is, and in which version. */
    static final long MAGIC = 0x554e_4956_4d54_0001L;

    static final int SEGMENT_BYTES = 64 << 10;
    static final int HEADER_BYTES = 1024;

    static final int MAGIC_CELL = 0;
    /** When gauges were sampled, in milliseconds since 1970. */
    static final int SAMPLED_CELL = 1;
    /** How many meters of the process are not in its file. */
    static final int UNCOUNTED_CELL = 2;
    /** Which identity counts: 0 or 1. */
    static final int IDENTITY_CELL = 3;

    /** How many segments there are. */
    static final int SEGMENTS_CELL = 4;

    static final int HEADER_CELLS = 5;

    private static final int IDENTITIES = 64;
    private static final int IDENTITY_BYTES = (HEADER_BYTES - IDENTITIES) / 2;

    /** A record's head is one cell, so that it is there as a whole or not at all; then come how many cells, how many bytes of JSON, and their checksum. */
    static final int RECORD_HEAD_BYTES = 3 * Cells.BYTES;

    /** Nothing has been written here yet. */
    static final long FREE = 0;

    private static final int LIVE = 1;
    private static final int RETIRED = 2;

    private Layout() {}

    /** Where an identity has its place. */
    static int identity(int which) {
        return IDENTITIES + which * IDENTITY_BYTES;
    }

    /** What of an identity fits into its place, behind its length and checksum. */
    static int mostIdentityBytes() {
        return IDENTITY_BYTES - Cells.BYTES;
    }

    static long head(int bytes, boolean isRetired) {
        return (long) bytes << Integer.SIZE | (isRetired ? RETIRED : LIVE);
    }

    static int bytes(long head) {
        return (int) (head >>> Integer.SIZE);
    }

    static boolean isRetired(long head) {
        return (int) head == RETIRED;
    }

    static boolean isRecord(long head) {
        return (int) head == LIVE || (int) head == RETIRED;
    }

    /** The length of a record, a multiple of eight. */
    static int recordBytes(int cells, int jsonBytes) {
        int bytes = RECORD_HEAD_BYTES + cells * Cells.BYTES + jsonBytes;
        return (bytes + Cells.BYTES - 1) / Cells.BYTES * Cells.BYTES;
    }

    static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** The bytes behind a length and a checksum at this offset. Throws IllegalStateException where they are damaged. */
    static byte[] checked(ByteBuffer segment, int offset, int length, int checksum) {
        if (length < 0 || length > segment.capacity() - offset) {
            throw new IllegalStateException("a length of " + length + " at " + offset + " leads out of its segment");
        }
        byte[] bytes = new byte[length];
        segment.get(offset, bytes);
        if (checksum(bytes) != checksum) {
            throw new IllegalStateException("what stands at " + offset + " has another checksum");
        }
        return bytes;
    }
}
