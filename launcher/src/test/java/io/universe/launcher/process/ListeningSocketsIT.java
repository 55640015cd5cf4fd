package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Listening sockets that are only held. */
class ListeningSocketsIT {

    private static final String LOOPBACK = "127.0.0.1";

    @BeforeAll
    static void needsEpoll() {
        assumeTrue(Epoll.isAvailable(), "native epoll");
    }

    @Test
    void shouldTakeConnectionsBeforeAnybodyAccepts() throws IOException {
        try (ListeningSockets sockets = new ListeningSockets()) {
            int port = sockets.open("web", LOOPBACK, 0);

            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(client.isConnected()).isTrue();
            }
            assertThat(sockets.descriptor("web")).isPositive();
        }
    }

    @Test
    void shouldNameThePortThatIsTakenAndTheRemedyAndLeaveNothingOpen() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ListeningSockets sockets = new ListeningSockets()) {
            sockets.open("first", LOOPBACK, 0);
            long before = descriptors();

            LauncherFailure refusal = catchThrowableOfType(
                    LauncherFailure.class, () -> sockets.open("web", LOOPBACK, taken.getLocalPort()));

            assertThat(refusal.exitCode()).isEqualTo(1);
            assertThat(refusal.getMessage())
                    .contains("port " + taken.getLocalPort(), "web", "--contexts.web.port=")
                    .hasLineCount(1);
            assertThat(descriptors()).isEqualTo(before);
        }
    }

    @Test
    void shouldListenNoLongerWhenClosed() throws IOException {
        ListeningSockets sockets = new ListeningSockets();
        int port = sockets.open("web", LOOPBACK, 0);
        sockets.close();
        sockets.close();

        assertThatIllegalArgumentException().isThrownBy(() -> sockets.descriptor("web"));
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
