package io.universe.launcher.master.ecv;

import io.universe.operations.EcvValidator;
import io.universe.operations.EcvValidator.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who says whether an answer is good: the rule of the settings and, where there is one, an operator's validator. Both may take any time, so that they have a thread of their own, for which nobody else waits. While it is in use, nothing else is judged. Safe from any
 * thread.
 */
final class Judge {

    private final AnswerRule rule;
    private final Optional<EcvValidator> validator;
    private final WorkerExecutor thread;
    private final AtomicBoolean isBusy = new AtomicBoolean();

    /** Its thread ends with this Vert.x. */
    Judge(Vertx vertx, AnswerRule rule, Optional<EcvValidator> validator) {
        this.rule = rule;
        this.validator = validator;
        this.thread = vertx.createSharedWorkerExecutor("ecv-judge", 1);
    }

    /** What the answer to the question comes to; fails where nobody can say. An expression is given up with its question, a validator cannot be. */
    Future<EcvEvent.Answered> judge(Answer answer, Question question) {
        if (!isBusy.compareAndSet(false, true)) {
            return Future.failedFuture("the answer before is still being judged, by ecv.body or ecv.validator");
        }
        return thread.executeBlocking(() -> judgeNow(answer, question));
    }

    private EcvEvent.Answered judgeNow(Answer answer, Question question) {
        try {
            return rule.refusal(answer, question::isOver)
                    .map(refusal -> new EcvEvent.Answered(false, refusal))
                    .or(() -> ask(answer))
                    .orElse(EcvEvent.Answered.WELL);
        } finally {
            isBusy.set(false);
        }
    }

    private Optional<EcvEvent.Answered> ask(Answer answer) {
        return validator
                .flatMap(judge -> judge.refusal(answer))
                .map(why -> EcvEvent.Answered.badly("the validator says: " + why));
    }
}
