package io.universe.launcher.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Keeps a text that comes in parts. Used by one thread at a time. */
final class TextReceiver implements ControlClient.Receiver {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public Consumer<byte[]> begin(ControlClient.Coming coming) {
        return bytes::writeBytes;
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
