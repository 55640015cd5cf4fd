package io.universe.launcher.master.ports;

import io.universe.control.WorkerSpec;

/** Ports at which nobody listens; somebody hears of their close. */
public final class FakePorts extends Ports {

    public static final int DESCRIPTOR = 42;

    private final Runnable onClose;

    public FakePorts(Runnable onClose) {
        this.onClose = onClose;
    }

    @Override
    public WorkerSpec.Mode mode() {
        return WorkerSpec.Mode.INHERIT;
    }

    @Override
    public int listen(String context, String host, int port) {
        return port;
    }

    @Override
    public int descriptor(String context) {
        return DESCRIPTOR;
    }

    @Override
    public void close() {
        onClose.run();
    }

    @Override
    public void release() {}
}
