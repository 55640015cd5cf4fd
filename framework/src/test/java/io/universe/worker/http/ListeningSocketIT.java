package io.universe.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.universe.control.WorkerMessage;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningSocketIT {

    @Test
    void shouldGetACopyOfTheMastersSocketAndSayWhoAsks() throws IOException {
        try (TestMaster master = TestMaster.generous();
                TestFront front =
                        new TestFront(master, request -> request.response().end("served"));
                RawClient client = new RawClient(master.port())) {
            assertThat(client.send("/").read().body()).isEqualTo("served");
            assertThat(WorkerMessage.fromJson(new JsonObject(master.heard.get(0))))
                    .isEqualTo(TestMaster.REQUEST);
            assertThat(front.traffic.figures().totalConnections()).isEqualTo(1);
        }
    }

    @Test
    void shouldFailWhenTheMasterHandsNothingOver() throws IOException {
        try (TestMaster master = TestMaster.answering(channel -> channel.close())) {
            failure(ListeningSocket.fetch(master.path(), TestMaster.REQUEST))
                    .withMessageContaining("no listening socket");
        }
    }

    @Test
    void shouldFailWhenTheMasterSendsBytesInstead() throws IOException {
        try (TestMaster master = TestMaster.answering(
                channel -> channel.writeAndFlush(Unpooled.copiedBuffer("hello\n", StandardCharsets.UTF_8))
                        .addListener(done -> channel.close()))) {
            failure(ListeningSocket.fetch(master.path(), TestMaster.REQUEST))
                    .withMessageContaining("no listening socket");
        }
    }

    @Test
    void shouldFailWhenThereIsNoMaster(@TempDir Path folder) {
        failure(ListeningSocket.fetch(folder.resolve("nobody.sock"), TestMaster.REQUEST))
                .withMessageContaining("nobody.sock");
    }

    private static ThrowableAssertAlternative<?> failure(CompletableFuture<Integer> fetched) {
        return assertThat(fetched).failsWithin(Duration.ofSeconds(10)).withThrowableOfType(ExecutionException.class);
    }
}
