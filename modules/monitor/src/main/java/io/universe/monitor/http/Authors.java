package io.universe.monitor.http;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.unix.PeerCredentials;
import io.universe.operations.Author;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;

/** Who a request comes from. */
final class Authors {

    private static final String CONTROL_SOCKET = "control.sock";

    private Authors() {}

    /** Whoever it is, he was let in: the user of this process, or one who knows the token. */
    static Author of(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        boolean isOverTcp = remote != null && remote.isInetSocket();
        return Author.operator(
                isOverTcp ? remote.hostAddress() + ":" + remote.port() : CONTROL_SOCKET + credentials(request));
    }

    /** Only the native transport tells. */
    private static String credentials(HttpServerRequest request) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        try {
            return channel instanceof EpollDomainSocketChannel socket ? text(socket.peerCredentials()) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static String text(PeerCredentials peer) {
        return " pid=" + peer.pid() + " uid=" + peer.uid();
    }
}
