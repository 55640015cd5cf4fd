package io.universe.launcher.master.monitor;

import io.universe.launcher.master.vertx.MasterVertx;
import io.universe.operations.MonitorOptions.Tls;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificate and the key of a monitor, as its server would read them. */
final class PemFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PemFiles.class);

    private PemFiles() {}

    /** Whether they can be served with, as far as can be told without serving. Reads them. */
    static boolean areFit(Tls tls) {
        Vertx vertx = MasterVertx.watched();
        try {
            tls.pem().getKeyManagerFactory(vertx);
            return true;
        } catch (Exception e) {
            LOG.debug("{} and {} are not fit", tls.certificate(), tls.key(), e);
            return false;
        } finally {
            vertx.close();
        }
    }
}
