package io.universe.launcher.process;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has started this process and waits to be told that it serves: systemd, for a unit of {@code Type=notify}, by the datagram socket that {@code NOTIFY_SOCKET} names. See sd_notify(3). Safe from any thread; without a service manager
 * nothing happens.
 */
public final class ServiceManager {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);
    private static final String VARIABLE = "NOTIFY_SOCKET";

    private final Optional<String> socket;
    private final AtomicBoolean isTold = new AtomicBoolean();

    private ServiceManager(Optional<String> socket) {
        this.socket = socket;
    }

    /** The one that the environment names. */
    public static ServiceManager of(Map<String, String> environment) {
        return new ServiceManager(Optional.ofNullable(environment.get(VARIABLE)).filter(name -> !name.isEmpty()));
    }

    /** Tells it that this process serves, the first time only. What it cannot be told is a line in the log: it gives up by its own clock. */
    public void onReady() {
        if (socket.isPresent() && isTold.compareAndSet(false, true)) {
            tell(socket.get(), "READY=1");
        }
    }

    private static void tell(String socket, String word) {
        if (!socket.startsWith("/") || !Epoll.isAvailable()) {
            LOG.warn(
                    "the service manager at {} cannot be told {}: only a socket in the file system can, on Linux",
                    socket,
                    word);
            return;
        }
        try {
            send(socket, word);
            LOG.info("the service manager at {} is told {}", socket, word);
        } catch (IOException | RuntimeException e) {
            LOG.warn("the service manager at {} cannot be told {}", socket, word, e);
        }
    }

    private static void send(String socket, String word) throws IOException {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length);
        buffer.put(bytes);
        Socket datagrams = Socket.newSocketDomainDgram();
        try {
            datagrams.sendToDomainSocket(buffer, 0, bytes.length, socket.getBytes(StandardCharsets.UTF_8));
        } finally {
            datagrams.close();
        }
    }
}
