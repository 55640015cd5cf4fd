package io.universe.launcher.logging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A file that may be lost and found: where writing fails, as on a full disk, what is written is dropped, the file is tried again a little
 * later, and the first line then says how much is missing. Logback's own stream waits for up to five minutes. No call throws. The appender's
 * lock guards it.
 */
final class LossyFileStream extends OutputStream {

    private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Opener opener;
    private final LongSupplier nanoClock;
    private @Nullable OutputStream file;
    private boolean failed;
    private long retryAtNanos;
    private long lost;
    private String reason = "";

    /** How the file is opened, at its end. */
    interface Opener {
        OutputStream open() throws IOException;
    }

    LossyFileStream(Opener opener, LongSupplier nanoClock) {
        this.opener = opener;
        this.nanoClock = nanoClock;
        write(new byte[0], 0, 0);
    }

    @Override
    public void write(int letter) {
        write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (failed && nanoClock.getAsLong() - retryAtNanos < 0) {
            lost++;
            return;
        }
        try {
            OutputStream open = opened();
            if (failed) {
                open.write(gap());
            }
            open.write(bytes, offset, length);
            failed = false;
            lost = 0;
        } catch (IOException e) {
            onFailure(e);
        }
    }

    private OutputStream opened() throws IOException {
        OutputStream known = file;
        if (known == null) {
            known = opener.open();
            file = known;
        }
        return known;
    }

    /** The line before the gap may have been cut in two, so this begins a new one. */
    private byte[] gap() {
        return ("\n-- " + lost + " lines lost: " + reason + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void onFailure(IOException failure) {
        lost++;
        failed = true;
        reason = String.valueOf(failure.getMessage());
        retryAtNanos = nanoClock.getAsLong() + RETRY_NANOS;
        close();
    }

    @Override
    public void close() {
        OutputStream open = file;
        file = null;
        if (open != null) {
            closeQuietly(open);
        }
    }

    /** There is nobody to tell: this is where telling ends. */
    private void closeQuietly(OutputStream open) {
        try {
            open.close();
        } catch (IOException e) {
            reason = String.valueOf(e.getMessage());
        }
    }
}
