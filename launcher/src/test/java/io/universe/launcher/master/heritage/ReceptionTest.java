package io.universe.launcher.master.heritage;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.control.WorkerMessage;
import io.universe.launcher.master.crew.FakeLink;
import io.universe.launcher.master.generations.Edition;
import io.universe.launcher.master.generations.Stand;
import io.universe.launcher.process.ListeningSockets;
import io.universe.launcher.process.Pass;
import io.universe.launcher.process.WorkerGateway;
import io.universe.launcher.process.WorkerLink;
import io.universe.launcher.supervisor.WorkerId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who is taken back before there is a master. */
class ReceptionTest {

    private static final Legacy LEGACY = new Legacy(
            Pass.Seal.random(),
            Map.of(1, new Edition("abc", List.of(), Path.of("conf"), List.of(), Optional.empty())),
            Map.of("web", new Stand(1, 2, 0, true)));

    private final List<String> heard = new ArrayList<>();
    private final Reception reception = new Reception(Optional.of(LEGACY), new ListeningSockets());
    private final FakeLink link = new FakeLink(new WorkerId("web", 0, 3));

    @Test
    void shouldTakeBackWhoRunsWhatTheLegacyKnows() {
        assertThat(comesBack("web-0.3", 1)).isEmpty();

        assertThat(reception.isComplete(4711)).isTrue();
        assertThat(reception.end()).extracting(worker -> worker.pass().life()).containsExactly("web-0.3");
    }

    @Test
    void shouldRefuseWhoRunsWhatNobodyKnows() {
        assertThat(comesBack("web-0.3", 2))
                .hasValueSatisfying(reason -> assertThat(reason).contains("generation 2"));
        assertThat(new Reception(Optional.empty(), new ListeningSockets())
                        .onReturning(link.link(), said("web-0.3", false), pass("web-0.3", 1)))
                .isPresent();
    }

    @Test
    void shouldRefuseWhoComesTooLateButNotWhoCameInTime() {
        comesBack("web-0.3", 1);
        reception.end();

        assertThat(comesBack("web-1.3", 1)).contains("it comes too late");
        assertThat(comesBack("web-0.3", 1)).isEmpty();
    }

    @Test
    void shouldForgetWhoIsGoneAgain() {
        comesBack("web-0.3", 1);
        link.close();

        assertThat(reception.end()).isEmpty();
    }

    @Test
    void shouldAwaitTheSocketOfWhoHoldsOne() {
        reception.onReturning(link.link(), said("web-0.3", true), pass("web-0.3", 1));

        assertThat(reception.isComplete(4711)).isFalse();
    }

    @Test
    void shouldTellTheMasterWhatWasSaidBeforeItWasReady() {
        reception.onRefused("web-9.1", "no pass");
        reception.onMessage(link.link(), new WorkerMessage.AcceptingStopped());

        reception.handOnTo(new Heard());
        reception.onMessage(link.link(), new WorkerMessage.Exiting(0, "stop"));

        assertThat(heard).containsExactly("refused web-9.1", "AcceptingStopped[]", "Exiting[code=0, reason=stop]");
    }

    private Optional<String> comesBack(String life, int generation) {
        return reception.onReturning(link.link(), said(life, false), pass(life, generation));
    }

    private static WorkerMessage.Returning said(String life, boolean holdsSocket) {
        return new WorkerMessage.Returning(
                1, life, "pass", "READY", "uuid", 0, false, "127.0.0.1:1", true, holdsSocket);
    }

    private static Pass pass(String life, int generation) {
        return new Pass(life, 4711, 1, generation, "abc");
    }

    private final class Heard implements WorkerGateway.Listener {
        @Override
        public void onHello(WorkerLink hello) {
            heard.add("hello");
        }

        @Override
        public void onMessage(WorkerLink from, WorkerMessage message) {
            heard.add(message.toString());
        }

        @Override
        public CompletableFuture<Integer> descriptorFor(String life) {
            return CompletableFuture.completedFuture(0);
        }

        @Override
        public void onRefused(String life, String reason) {
            heard.add("refused " + life);
        }
    }
}
