package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systemd hears of a universe. */
class ServiceManagerIT {

    @TempDir
    Path directory;

    private Socket systemd;

    @BeforeEach
    void listen() throws Exception {
        assumeThat(Epoll.isAvailable()).as("native epoll").isTrue();
        systemd = Socket.newSocketDomainDgram();
        systemd.bind(new DomainSocketAddress(socket()));
    }

    @AfterEach
    void close() throws Exception {
        if (systemd != null) {
            systemd.close();
        }
    }

    private String socket() {
        return directory.resolve("notify").toString();
    }

    private String heard() throws Exception {
        ByteBuffer buffer = ByteBuffer.allocateDirect(100);
        int length = systemd.recv(buffer, 0, 100);
        byte[] bytes = new byte[Math.max(0, length)];
        buffer.get(0, bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    @Test
    void shouldTellItOnceThatTheUniverseServes() throws Exception {
        ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", socket()));
        manager.onReady();
        manager.onReady();
        assertThat(heard()).isEqualTo("READY=1");
        assertThat(heard()).isEmpty();
    }

    @Test
    void shouldGoOnWhereNobodyListensOrNobodyWantsToHear() throws Exception {
        assertThatCode(() -> {
                    ServiceManager.of(Map.of(
                                    "NOTIFY_SOCKET", directory.resolve("nobody").toString()))
                            .onReady();
                    ServiceManager.of(Map.of("NOTIFY_SOCKET", "@abstract")).onReady();
                    ServiceManager.of(Map.of()).onReady();
                })
                .doesNotThrowAnyException();
        assertThat(heard()).isEmpty();
    }
}
