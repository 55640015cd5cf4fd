package io.universe.monitor.http;

import io.universe.monitor.connection.Cutting;
import io.universe.operations.Inspected;
import io.universe.worker.http.Problems;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file on its way to a client, some KiB of it in memory. It has no name any more as soon as it is open, so that nothing is left of it whatever becomes of client and master. Who takes nothing for a minute is cut. Owned by the event
 * loop of the request.
 */
final class Download {

    private static final Logger LOG = LoggerFactory.getLogger(Download.class);
    private static final OpenOptions READING =
            new OpenOptions().setRead(true).setWrite(false).setCreate(false);
    private static final int PART_BYTES = 64 << 10;
    private static final long PATIENCE_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private final RoutingContext context;
    private final HttpServerResponse response;
    private final AsyncFile file;
    private boolean hasEnded;

    private Download(RoutingContext context, AsyncFile file) {
        this.context = context;
        this.response = context.response();
        this.file = file;
    }

    /** Sends it, and deletes it in any case. */
    static void send(RoutingContext context, Inspected.InFile found) {
        context.vertx()
                .fileSystem()
                .open(found.path().toString(), READING)
                .onComplete(opened -> found.discard())
                .onSuccess(file -> new Download(context, file).send(found))
                .onFailure(cause -> {
                    LOG.warn("{} cannot be read: {}", found.path(), cause.toString());
                    if (!context.response().closed()) {
                        Problems.refuse(context, Answers.FAILED, "what was found cannot be read: " + cause);
                    }
                });
    }

    private void send(Inspected.InFile found) {
        response.closeHandler(gone -> end());
        response.exceptionHandler(broken -> end());
        if (response.closed()) {
            end();
            return;
        }
        Answers.head(response, found.mediaType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(found.bytes()))
                .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + found.name() + "\"");
        file.setReadBufferSize(PART_BYTES);
        file.exceptionHandler(broken -> cut("cannot be read to its end: " + broken));
        file.endHandler(v -> {
            end();
            response.end();
        });
        file.handler(this::send);
    }

    private void send(Buffer part) {
        response.write(part);
        if (response.writeQueueFull()) {
            file.pause();
            long patience = context.vertx()
                    .setTimer(PATIENCE_MILLIS, id -> cut("is cut: its client has taken nothing for a minute"));
            response.drainHandler(v -> {
                context.vertx().cancelTimer(patience);
                if (!hasEnded) {
                    file.resume();
                }
            });
        }
    }

    private void cut(String why) {
        if (!hasEnded) {
            LOG.info("A download {}", why);
            end();
            Cutting.cut(context.request().connection());
        }
    }

    private void end() {
        if (!hasEnded) {
            hasEnded = true;
            file.close().onFailure(cause -> LOG.debug("a download cannot be closed", cause));
        }
    }
}
