package io.universe.launcher.master.monitor;

import io.universe.launcher.config.MonitorSettings;
import io.universe.operations.Monitor;
import io.universe.operations.MonitorExtension;
import io.universe.operations.MonitorOptions;
import io.universe.operations.MonitorOptions.Access;
import io.universe.operations.Operations;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Monitors with the token, the certificate and the extensions of a home. */
final class EquippedMonitors implements MonitorMaker {

    private static final Logger LOG = LoggerFactory.getLogger(EquippedMonitors.class);

    private final Operations operations;
    private final MonitorSettings settings;
    private final Access access;
    private final Additions additions;
    private final ExtensionJars jars;
    private final MonitorNews news;
    private volatile boolean areExtensionsFit = true;

    /** The token is made here, where there is none. */
    EquippedMonitors(
            Operations operations,
            MonitorSettings settings,
            Path tokenFile,
            Additions additions,
            ExtensionJars jars,
            MonitorNews news) {
        this.operations = operations;
        this.settings = settings;
        this.access = new Access(OwnNames.of(settings), Token.of(tokenFile), tokenFile, settings.reading());
        this.additions = additions;
        this.jars = jars;
        this.news = news;
    }

    @Override
    public Monitor make(Vertx vertx) {
        MonitorOptions options = new MonitorOptions(
                access, settings.tls(), additions.createServer(), this::extensions, news::onExtension);
        Loan loan = new Loan();
        return new LendingMonitor(Monitors.create(vertx, new LentOperations(operations, loan), options), loan);
    }

    private List<MonitorExtension> extensions() {
        List<MonitorExtension> all = new ArrayList<>();
        if (areExtensionsFit) {
            all.addAll(additions.extensions());
            all.addAll(jars.extensions());
        }
        return all;
    }

    @Override
    public void leaveExtensionsOut() {
        areExtensionsFit = false;
        news.onExtension("all", Optional.of("the monitor hung while they came up; left out until the next master"));
    }

    @Override
    public void close() {
        try {
            jars.close();
        } catch (IOException e) {
            LOG.debug("the jars of extensions could not be closed", e);
        }
    }
}
