package io.universe.launcher.master;

import io.universe.control.WorkerSpec;

/** Ports at which nobody listens; somebody hears of their close. */
final class FakePorts extends Ports {

    static final int DESCRIPTOR = 42;

    private final Runnable onClose;

    FakePorts(Runnable onClose) {
        this.onClose = onClose;
    }

    @Override
    WorkerSpec.Mode mode() {
        return WorkerSpec.Mode.INHERIT;
    }

    @Override
    int listen(String context, String host, int port) {
        return port;
    }

    @Override
    int descriptor(String context) {
        return DESCRIPTOR;
    }

    @Override
    void close() {
        onClose.run();
    }

    @Override
    void release() {}
}
