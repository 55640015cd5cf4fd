package io.universe.launcher.master.monitor;

import io.universe.operations.Monitor;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;

/** A monitor whose close begins with taking back what it has of the master: that goes without its event loop, which may hang. */
record LendingMonitor(Monitor monitor, Loan loan) implements Monitor {

    @Override
    public Future<Void> openSocket(SocketAddress address) {
        return monitor.openSocket(address);
    }

    @Override
    public Future<Integer> openPort(SocketAddress address) {
        return monitor.openPort(address);
    }

    @Override
    public Future<Void> extend() {
        return monitor.extend();
    }

    @Override
    public Future<Void> close() {
        loan.end();
        return monitor.close();
    }
}
