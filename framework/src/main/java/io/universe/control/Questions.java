package io.universe.control;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What a worker has asked its master and waits to hear of. Safe from any thread. */
final class Questions {

    /** Applications are promised a failure within 5 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Consumer<WorkerMessage> link;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<Integer>> waiting = new ConcurrentHashMap<>();

    /** Questions go over this link. */
    Questions(Consumer<WorkerMessage> link) {
        this.link = link;
    }

    /** For so many more workers of the context. */
    CompletableFuture<Integer> askForForks(int count) {
        long id = lastId.incrementAndGet();
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> fail(id, "the master has not answered within " + PATIENCE.toSeconds() + "s"));
        link.accept(new WorkerMessage.ForkWanted(id, count));
        return answer;
    }

    /** Whether the message is the answer to a question; then whoever has asked has it. */
    boolean isAnswered(MasterMessage message) {
        if (message instanceof MasterMessage.Forked forked) {
            CompletableFuture<Integer> answer = waiting.remove(forked.id());
            if (answer != null) {
                answer.complete(forked.target());
            }
            return true;
        }
        if (message instanceof MasterMessage.ForkRefused refused) {
            fail(refused.id(), refused.reason());
            return true;
        }
        return false;
    }

    /** Nobody is there any more who could answer. */
    void failAll(String reason) {
        waiting.keySet().forEach(id -> fail(id, reason));
    }

    private void fail(long id, String reason) {
        CompletableFuture<Integer> answer = waiting.remove(id);
        if (answer != null) {
            answer.completeExceptionally(new IllegalStateException(reason));
        }
    }
}
