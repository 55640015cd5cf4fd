package io.universe.launcher.master.monitor;

import io.universe.launcher.config.Settings;
import io.universe.launcher.process.LauncherFailure;
import io.universe.operations.Operations;

/** The places where operators reach a master: the control socket and the monitor's port. */
public final class OperatorAccess {

    private OperatorAccess() {}

    /** Opens both, and keeps a monitor there. Throws LauncherFailure where one is not to be had. */
    public static MonitorHost open(Operations operations, Settings settings, Additions additions, MonitorNews news) {
        ExtensionJars jars = ExtensionJars.in(settings.home().monitor(), news::onExtension);
        EquippedMonitors maker = new EquippedMonitors(
                operations, settings.monitor(), settings.home().token(), additions, jars, news);
        MonitorHost host = new MonitorHost(places(settings, maker), maker, news);
        try {
            host.open();
            return host;
        } catch (LauncherFailure e) {
            throw settings.monitor()
                    .tls()
                    .filter(tls -> !PemFiles.areFit(tls))
                    .map(tls -> Refusals.tls(tls, e))
                    .orElse(e);
        }
    }

    private static Places places(Settings settings, MonitorMaker maker) {
        try {
            return Places.of(settings);
        } catch (Throwable e) {
            maker.close();
            throw e;
        }
    }
}
