package io.universe.launcher.master;

import io.universe.launcher.master.chronicle.Chronicle;
import io.universe.launcher.master.monitor.MonitorNews;
import java.util.Optional;

/** Writes down what becomes of the monitor. */
record MonitorChronicle(Chronicle chronicle) implements MonitorNews {

    @Override
    public void onRestarted(String reason, int failures) {
        chronicle.onMonitorRestarted(reason, failures);
    }

    @Override
    public void onExtension(String name, Optional<String> failure) {
        chronicle.onMonitorExtension(name, failure);
    }
}
