package io.universe.worker.http;

import static io.universe.worker.http.TestFront.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xServerConnection;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an application may say of the TCP connections of a handed socket. */
class HandedSocketIT {

    private record TcpOptions(boolean noDelay, boolean keepAlive, int userTimeoutMillis) {}

    private final Promise<TcpOptions> seen = Promise.promise();
    private TestMaster master;

    @BeforeEach
    void open() throws IOException {
        master = TestMaster.generous();
    }

    @AfterEach
    void close() throws IOException {
        master.close();
    }

    @Test
    void shouldSetWhatTheServersOptionsSay() throws IOException {
        HttpServerOptions options = new HttpServerOptions()
                .setTcpNoDelay(false)
                .setTcpKeepAlive(true)
                .setTcpUserTimeout(7_000);
        assertThat(optionsOfAConnection(options)).isEqualTo(new TcpOptions(false, true, 7_000));
    }

    @Test
    void shouldSendWithoutDelayByDefault() throws IOException {
        assertThat(optionsOfAConnection(new HttpServerOptions())).isEqualTo(new TcpOptions(true, false, 0));
    }

    private TcpOptions optionsOfAConnection(HttpServerOptions options) throws IOException {
        try (TestFront front = new TestFront(master, options, this::answer);
                RawClient client = new RawClient(master.port())) {
            client.send("/").read();
            assertThat(front.traffic.figures().totalConnections()).isEqualTo(1);
            return await(seen.future());
        }
    }

    private void answer(HttpServerRequest request) {
        ChannelConfig config =
                ((Http1xServerConnection) request.connection()).channel().config();
        seen.complete(new TcpOptions(
                config.getOption(ChannelOption.TCP_NODELAY),
                config.getOption(ChannelOption.SO_KEEPALIVE),
                config.getOption(EpollChannelOption.TCP_USER_TIMEOUT)));
        request.response().end();
    }
}
