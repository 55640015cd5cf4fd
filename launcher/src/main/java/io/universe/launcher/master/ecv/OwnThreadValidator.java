package io.universe.launcher.master.ecv;

import io.universe.operations.EcvValidator;
import io.universe.operations.EcvValidator.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** An operator's validator on a thread of its own, so that nobody else waits for it; while it hangs it is not asked again. Safe from any thread. */
final class OwnThreadValidator {

    private final EcvValidator validator;
    private final WorkerExecutor thread;
    private final AtomicBoolean isAsked = new AtomicBoolean();

    OwnThreadValidator(Vertx vertx, EcvValidator validator) {
        this.validator = validator;
        this.thread = vertx.createSharedWorkerExecutor("ecv-validator", 1);
    }

    /** Why the answer is not good, as far as the validator knows; fails where it does. */
    Future<Optional<String>> refusal(Answer answer) {
        if (!isAsked.compareAndSet(false, true)) {
            return Future.failedFuture("the validator has not answered the question before");
        }
        return thread.executeBlocking(() -> ask(answer));
    }

    private Optional<String> ask(Answer answer) {
        try {
            return validator.refusal(answer).map(why -> "the validator says: " + why);
        } finally {
            isAsked.set(false);
        }
    }
}
