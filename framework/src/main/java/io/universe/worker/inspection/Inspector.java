package io.universe.worker.inspection;

import io.universe.control.DaemonThreads;
import io.universe.control.MasterMessage;
import io.universe.control.WorkerMessage;
import io.universe.control.WorkerMessage.Inspected;
import io.universe.operations.Inspection;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the master wants to know of this process, one inspection at a time, each on a thread of its own; levels of loggers are changed beside it. What nobody wants any more leaves no file. Safe from any thread.
 */
public final class Inspector {

    private static final Logger LOG = LoggerFactory.getLogger(Inspector.class);
    private static final JsonObject NOTHING = new JsonObject();
    private static final String GIVEN_UP = "nobody wanted it any more";

    private final Consumer<WorkerMessage> master;
    private final Looking looking;
    private final ThreadFactory threads;
    private final AtomicReference<@Nullable Look> underWay = new AtomicReference<>();

    Inspector(Consumer<WorkerMessage> master, Looking looking, ThreadFactory threads) {
        this.master = master;
        this.looking = looking;
        this.threads = threads;
    }

    /** Of this process, whose master hears over the given way. */
    public static Inspector ofThisProcess(Consumer<WorkerMessage> master) {
        return new Inspector(master, look -> Self.SIGHT.at(look), new DaemonThreads("inspection"));
    }

    /** What it takes to look is loaded when somebody wants it, not at the start of each worker. */
    private static final class Self {
        private static final SelfSight SIGHT = new SelfSight();
    }

    /** Begins, and says so; does not wait. */
    public void onOrder(MasterMessage.Inspect order) {
        try {
            String worker = order.what().getString("worker", "");
            begin(new Look(order.id(), worker, Inspection.fromJson(order.what()), Path.of(order.file())));
        } catch (IllegalArgumentException e) {
            master.accept(not(order.id(), Inspected.End.UNABLE, "it does not know " + e.getMessage()));
        }
    }

    private void begin(Look look) {
        Look other = look.what().kind().isLook() ? underWay.compareAndExchange(null, look) : null;
        if (other != null) {
            master.accept(not(
                    look.id(),
                    Inspected.End.BUSY,
                    "an inspection is under way: " + other.what().kind().label()));
            return;
        }
        master.accept(new WorkerMessage.InspectionBegun(look.id()));
        threads.newThread(() -> look(look)).start();
    }

    private void look(Look look) {
        Inspected found = found(look);
        underWay.compareAndSet(look, null);
        if (found.end() != Inspected.End.DONE) {
            delete(look.file());
        }
        master.accept(found);
    }

    /** Whatever goes wrong is told: the master would wait for nothing. */
    private Inspected found(Look look) {
        try {
            JsonObject told = looking.at(look);
            LOG.info("inspected: {}", look.what());
            return look.isGivenUp()
                    ? not(look.id(), Inspected.End.FAILED, GIVEN_UP)
                    : new Inspected(look.id(), Inspected.End.DONE, "", told);
        } catch (InspectionRefusal refusal) {
            return not(look.id(), refusal.end(), String.valueOf(refusal.getMessage()));
        } catch (InterruptedException e) {
            return not(look.id(), Inspected.End.FAILED, GIVEN_UP);
        } catch (Throwable e) { // a JVM without one of the parts fails with an Error
            LOG.warn("The inspection {} failed", look.what(), e);
            return not(look.id(), Inspected.End.FAILED, look.what().kind().label() + " failed: " + e);
        }
    }

    private static Inspected not(long id, Inspected.End end, String reason) {
        return new Inspected(id, end, reason, NOTHING);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.toString());
        }
    }

    /** Nobody wants that one any more. */
    public void onEnd(long id) {
        Look look = underWay.get();
        if (look != null && look.id() == id) {
            look.giveUp();
        }
    }

    /** Nobody is there any more to be told. */
    public void onMasterGone() {
        Look look = underWay.get();
        if (look != null) {
            look.giveUp();
        }
    }
}
