package io.universe.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.SocketChannelConfig;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.Http1xServerConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionOptionsIT {

    @Test
    void shouldKeepTheApplicationsOptionsOnConnectionsOfAHandedSocket() throws Exception {
        HttpServerOptions options = new HttpServerOptions()
                .setTcpKeepAlive(true)
                .setTcpNoDelay(false)
                .setTcpUserTimeout(4_000);
        CompletableFuture<SocketChannelConfig> seen = new CompletableFuture<>();
        try (TestMaster master = TestMaster.generous();
                TestFront front = new TestFront(master, options, request -> {
                    seen.complete(config((Http1xServerConnection) request.connection()));
                    request.response().end();
                });
                RawClient client = new RawClient(master.port())) {
            assertThat(front.vertx.isNativeTransportEnabled()).isTrue();
            client.send("/");
            SocketChannelConfig config = seen.get(10, TimeUnit.SECONDS);
            assertThat(config.isKeepAlive()).isTrue();
            assertThat(config.isTcpNoDelay()).isFalse();
            assertThat(config.getOption(EpollChannelOption.TCP_USER_TIMEOUT)).isEqualTo(4_000);
        }
    }

    private static SocketChannelConfig config(Http1xServerConnection connection) {
        return (SocketChannelConfig) connection.channel().config();
    }
}
