package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.http.TcpHttp;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A universe in the foreground whose stdout and stderr go to a terminal that takes nothing: Ctrl-S, a pager, a frozen ssh. */
@MultiProcessTest
class BlockedTerminalIT {

    private static final Duration TO_END = Duration.ofSeconds(15);

    private TestUniverse universe;

    @BeforeEach
    void start() {
        universe = aUniverse()
                .of(Witness.application())
                .running("front")
                .withWorkers(2)
                .with("--stopTimeout=5s")
                .onATerminalThatNobodyReads()
                .start();
        universe.awaitReady();
    }

    @AfterEach
    void stop() {
        universe.close();
    }

    @Test
    void shouldSuperviseAndStopAtACommand() throws IOException {
        warn();
        universe.worker("front-1").kill().awaitSuccessor();
        warn();

        assertThat(new TcpHttp(universe.address("front")).get("/hello").body()).isEqualTo("hello");
        var status = universe.command("status");
        assertThat(status.exitCode()).as(status.toString()).isZero();
        var stop = universe.command("stop");
        assertThat(stop.exitCode()).as(stop.toString()).isZero();
        assertThat(universe.awaitExit()).isZero();
        assertThat(universe.processes()).isEmpty();
    }

    @Test
    void shouldEndAtASignal() throws IOException {
        warn();

        universe.master().signal("TERM");

        Await.until("the master is gone", TO_END, universe::isAlive, alive -> !alive);
        assertThat(universe.awaitExit()).isEqualTo(143);
    }

    /** Makes the loop on which workers report warn of somebody who talks nonsense. */
    private void warn() throws IOException {
        var socket = UnixDomainSocketAddress.of(universe.home().run().resolve("workers.sock"));
        try (SocketChannel stranger = SocketChannel.open(socket)) {
            stranger.write(ByteBuffer.wrap("nonsense\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(stranger.read(ByteBuffer.allocate(1))).isNegative();
        }
    }
}
