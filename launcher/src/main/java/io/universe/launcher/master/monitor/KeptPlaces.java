package io.universe.launcher.master.monitor;

import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Settings;
import io.universe.launcher.master.vertx.MasterVertx;
import io.universe.launcher.process.KeptSocket;
import io.universe.launcher.process.LauncherFailure;
import io.universe.worker.http.Acceptance.QueueEnd;
import io.universe.worker.http.Acceptor;
import io.universe.worker.http.AdoptingTransport;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Places at sockets that the master keeps: who connects between two monitors waits in the queue of the socket for the next one. */
final class KeptPlaces implements Places {

    private static final Logger LOG = LoggerFactory.getLogger(KeptPlaces.class);
    private static final SocketAddress SOCKET = SocketAddress.domainSocketAddress("universe:control-socket");
    private static final SocketAddress PORT = SocketAddress.domainSocketAddress("universe:monitor-port");

    /** At one of them. A monitor keeps 512 at the most and chooses who gives way; this holds for those that it does not know yet, and while it hangs. */
    private static final int MOST_ACCEPTED = 640;

    private final Home home;
    private final KeptSocket socket;
    private final KeptSocket port;

    private KeptPlaces(Home home, KeptSocket socket, KeptSocket port) {
        this.home = home;
        this.socket = socket;
        this.port = port;
    }

    /** Binds both. Throws LauncherFailure where one cannot be had. */
    static KeptPlaces open(Settings settings) {
        Path path = settings.home().controlSocket();
        try {
            KeptSocket socket = KeptSocket.at(path);
            return open(settings, path, socket);
        } catch (IOException e) {
            throw Refusals.socket(path, e);
        }
    }

    private static KeptPlaces open(Settings settings, Path path, KeptSocket socket) throws IOException {
        InetSocketAddress address = new InetSocketAddress(settings.monitor().bind(), settings.monPort());
        try {
            return new KeptPlaces(settings.home(), socket, KeptSocket.at(address));
        } catch (IOException | RuntimeException e) {
            socket.close();
            Files.deleteIfExists(path);
            throw Refusals.port(settings, e);
        }
    }

    @Override
    public Place next() {
        List<Acceptor> acceptors = new CopyOnWriteArrayList<>();
        AdoptingTransport transport = new AdoptingTransport(Map.of(
                SOCKET, () -> channel(socket, EpollServerDomainSocketChannel::new, acceptors),
                PORT, () -> channel(port, EpollServerSocketChannel::new, acceptors)));
        return new Place(
                MasterVertx.watched(transport.forVertx()),
                SOCKET,
                PORT,
                () -> Future.join(acceptors.stream()
                                .map(acceptor -> acceptor.end(QueueEnd.LEFT))
                                .toList())
                        .mapEmpty(),
                () -> acceptors.forEach(Acceptor::cut));
    }

    private <C extends ServerChannel> C channel(KeptSocket kept, Function<Integer, C> adopt, List<Acceptor> acceptors) {
        try {
            C channel = adopt.apply(kept.copy(home.sockets()));
            acceptors.add(new Acceptor(channel, MOST_ACCEPTED));
            return channel;
        } catch (IOException e) {
            throw new LauncherFailure(1, "a socket of the monitor cannot be handed over (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public int port() {
        return port.port();
    }

    @Override
    public void close() {
        close(() -> Files.deleteIfExists(home.controlSocket()));
        close(socket);
        close(port);
    }

    private static void close(Closeable part) {
        try {
            part.close();
        } catch (IOException e) {
            LOG.warn("A socket of the monitor could not be closed: {}", e.toString());
        }
    }
}
