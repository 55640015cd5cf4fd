package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.control.WorkerMessage;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the gateway told, in order. */
final class HeardAtGateway implements WorkerGateway.Listener {
    final CountDownLatch asked = new CountDownLatch(1);
    private volatile CompletableFuture<@Nullable Void> mayHave = CompletableFuture.completedFuture(null);

    private final BlockingQueue<WorkerLink> links = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> others = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> descriptors = new LinkedBlockingQueue<>();
    private final ListeningSockets sockets = new ListeningSockets();

    WorkerLink link() throws InterruptedException {
        WorkerLink link = links.poll(10, TimeUnit.SECONDS);
        assertThat(link).as("a hello").isNotNull();
        return Objects.requireNonNull(link);
    }

    String next() throws InterruptedException {
        return String.valueOf(others.poll(10, TimeUnit.SECONDS));
    }

    int handedBack() throws InterruptedException {
        Integer descriptor = descriptors.poll(10, TimeUnit.SECONDS);
        assertThat(descriptor).as("a descriptor").isNotNull();
        return Objects.requireNonNull(descriptor);
    }

    int port() {
        return sockets.port("web").orElseThrow();
    }

    boolean isEmpty() {
        return links.isEmpty() && others.isEmpty();
    }

    /** From now on who asks for a descriptor has to wait. */
    void letThemWait() {
        mayHave = new CompletableFuture<>();
    }

    /** Those who had to wait have it now. */
    void letThemHaveIt() {
        mayHave.complete(null);
    }

    int descriptor() {
        return sockets.descriptor("web");
    }

    @Override
    public Optional<String> onReturning(WorkerLink link, WorkerMessage.Returning said, Pass pass) {
        others.add("back " + pass);
        return Optional.empty();
    }

    @Override
    public void onSocket(String life, int descriptor) {
        descriptors.add(descriptor);
    }

    @Override
    public void onHello(WorkerLink link) {
        links.add(link);
    }

    @Override
    public void onMessage(WorkerLink link, WorkerMessage message) {
        others.add(message.toString());
    }

    @Override
    public CompletableFuture<Integer> descriptorFor(String life) {
        asked.countDown();
        return mayHave.thenApply(v -> {
            sockets.open("web", "127.0.0.1", 0);
            return sockets.descriptor("web");
        });
    }

    @Override
    public void onRefused(String life, String reason) {
        others.add("refused " + life + ": " + reason);
    }
}
