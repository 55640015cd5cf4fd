package io.universe.launcher.logs;

import java.nio.charset.StandardCharsets;

/** Where a line ends that is too long, and what stands there in place of the rest. */
final class Cut {

    /** Bytes of a line, and characters of a line with all that belongs to it. */
    static final int LONGEST = 1 << 16;

    private Cut() {}

    /** The line; what is no UTF-8 in it is replaced. */
    static String line(byte[] bytes, int offset, int length, long lost) {
        int kept = Math.min(length, LONGEST);
        int end = lost == 0 && kept == length && kept > 0 && bytes[offset + kept - 1] == '\r' ? kept - 1 : kept;
        return marked(new String(bytes, offset, end, StandardCharsets.UTF_8), lost + length - kept, "bytes");
    }

    static String marked(String text, long lost, String unit) {
        return lost == 0 ? text : text + " … (" + lost + " more " + unit + ")";
    }
}
