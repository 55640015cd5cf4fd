package io.universe.launcher;

import io.universe.launcher.cli.Standing;
import io.universe.launcher.config.ConfigurationException;
import io.universe.launcher.config.Settings;
import io.universe.launcher.config.SettingsSource;
import io.universe.launcher.logging.LogSpec;
import io.universe.launcher.logging.Logging;
import io.universe.launcher.master.Master;
import io.universe.launcher.master.monitor.Additions;
import io.universe.launcher.master.wishes.Succession;
import io.universe.launcher.master.workload.Workload;
import io.universe.launcher.process.ServiceManager;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process as the place of a master. When that has handed over, the process starts the next one; in the foreground it waits for it, passes signals on and exits as it does, in the background it goes when the next one
 * answers. A successor that does not come so far leaves the workers to this process again.
 */
final class MasterProcess implements Succession {

    /** With this code a master that is awaited says that the next one is to be started. Restarted: by whoever waits. */
    static final int HANDED_OVER = 75;

    private static final Logger LOG = LoggerFactory.getLogger(MasterProcess.class);

    private final Settings settings;
    private final SettingsSource source;
    private final Workload workload;
    private final Standing standing;
    private final Consumer<JsonObject> progress;
    private final Successor successor;
    private final ServiceManager manager = ServiceManager.of(System.getenv());
    private final AtomicBoolean isStopOwed = new AtomicBoolean();
    private volatile @Nullable String lastFailure;

    MasterProcess(
            Settings settings,
            SettingsSource source,
            Workload workload,
            Standing standing,
            Consumer<JsonObject> progress) {
        this.settings = settings;
        this.source = source;
        this.workload = workload;
        this.standing = standing;
        this.progress = progress;
        this.successor = new Successor(settings.home(), standing);
    }

    /** Runs until the universe has stopped, or this process has nothing to wait for any more; gives the exit code. */
    int run() {
        Logging.start(LogSpec.ofMaster(settings));
        while (true) {
            Master.Ended ended =
                    Master.run(settings, new Master.Orders(source, workload, this::onStatus, this, Additions.NONE));
            if (!ended.isHandedOver()) {
                return ended.code();
            }
            if (standing == Standing.AWAITED) {
                return HANDED_OVER;
            }
            OptionalInt code = follow(ended.isSignalled());
            if (code.isPresent()) {
                return code.getAsInt();
            }
        }
    }

    /** A stop that was asked for while there was no master is due as soon as there is one. */
    private void onStatus(JsonObject status) {
        if (isStopOwed.getAndSet(false)) {
            Successor.signal("TERM", ProcessHandle.current().pid());
        }
        if (status.getBoolean("ready")) {
            manager.onReady();
        }
        progress.accept(status);
    }

    /** Empty where this process has to be the place of the master again. */
    private OptionalInt follow(boolean isStopWanted) {
        LOG.info("another process becomes the master");
        Logging.stop();
        try (SignalRelay signals = new SignalRelay(isStopWanted)) {
            int code = HANDED_OVER;
            while (code == HANDED_OVER) {
                Successor.Run next = successor.start();
                if (!next.takesOver()) {
                    lastFailure = next.failure();
                    isStopOwed.set(signals.isStopWanted());
                    logAgain();
                    return OptionalInt.empty();
                }
                signals.passOnTo(next.process());
                code = standing == Standing.BACKGROUND ? 0 : next.awaitEnd();
            }
            return OptionalInt.of(code);
        }
    }

    /** What kept the successor from running may be the configuration of the logs. */
    private void logAgain() {
        try {
            Logging.start(LogSpec.ofMaster(settings));
        } catch (ConfigurationException e) {
            System.err.println("there are no logs of the master: " + e.getMessage());
        }
        LOG.warn("this process is the master again: {}", lastFailure);
    }

    @Override
    public Optional<String> obstacle() {
        lastFailure = null;
        return successor.obstacle();
    }

    @Override
    public Optional<String> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }
}
