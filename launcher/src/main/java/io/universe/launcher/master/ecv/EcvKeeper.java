package io.universe.launcher.master.ecv;

import io.universe.cluster.timing.Backoff;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has on disk what the next master is to know of ECV, the latest of it: what could not be written is tried again until it could. Owned by the event loop on which it is called, and calls back. */
final class EcvKeeper implements EcvDesk.Memory {

    private static final Logger LOG = LoggerFactory.getLogger(EcvKeeper.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final Path file;
    private final Function<KeptEcv, Future<Void>> writer;
    private final BiConsumer<Duration, Runnable> later;
    /** What could not be written, or is on its way; null where everything is there. */
    private @Nullable KeptEcv owed;

    private int failures;

    /**
     * Has nothing to keep yet.
     *
     * @param writer writes one after the other, in the order in which it is given
     * @param later runs something when that time is over
     */
    EcvKeeper(Path file, Function<KeptEcv, Future<Void>> writer, BiConsumer<Duration, Runnable> later) {
        this.file = file;
        this.writer = writer;
        this.later = later;
    }

    @Override
    public void keep(KeptEcv kept, Consumer<Optional<String>> done) {
        owed = kept;
        write(kept, done);
    }

    private void write(KeptEcv kept, Consumer<Optional<String>> done) {
        writer.apply(kept).onComplete(written -> {
            onWritten(kept, written);
            done.accept(written.failed() ? Optional.of(why(written.cause())) : Optional.empty());
        });
    }

    private void onWritten(KeptEcv kept, AsyncResult<Void> written) {
        if (written.succeeded()) {
            onSuccess(kept);
        } else {
            onFailure(kept, written.cause());
        }
    }

    private void onSuccess(KeptEcv kept) {
        if (failures > 0) {
            LOG.info("{} is written again", file);
        }
        failures = 0;
        if (kept.equals(owed)) {
            owed = null;
        }
    }

    /** Whoever was given later is written later. */
    private void onFailure(KeptEcv kept, Throwable cause) {
        failures++;
        if (failures == 1) {
            LOG.warn("{} cannot be written: {}; it is tried again until it can", file, cause.toString());
        }
        if (kept.equals(owed)) {
            later.accept(BACKOFF.after(failures), () -> tryAgain(kept));
        }
    }

    private void tryAgain(KeptEcv kept) {
        if (kept.equals(owed)) {
            write(kept, failure -> {});
        }
    }

    private static String why(Throwable cause) {
        return Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
    }
}
