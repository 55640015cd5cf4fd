package io.universe.launcher.drill;

import io.universe.launcher.drill.Round.Struck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether a round kept its promise. Pure.
 *
 * @param clients how many there are in all, so that as many requests are in flight at most
 */
record Judgement(int clients) {

    /** What the clients' own event loop may need to learn that a connection is gone. */
    private static final long NOTICE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Everything that was not as promised, in words; empty where all was. */
    List<String> problems(Round round) {
        List<String> problems = new ArrayList<>();
        round.trouble().ifPresent(problems::add);
        onCalm(round.before(), problems);
        onRefused(round.during(), problems);
        onFailed(round, problems);
        return problems;
    }

    private static void onCalm(Figures before, List<String> problems) {
        long lost = before.total().failed() + before.total().refused();
        if (lost > 0) {
            problems.add(lost + " requests failed in the calm before, while nothing was done" + first(before));
        }
    }

    private static void onRefused(Figures during, List<String> problems) {
        if (during.total().refused() > 0) {
            problems.add(during.total().refused() + " requests were refused" + first(during));
        }
    }

    private void onFailed(Round round, List<String> problems) {
        long failed = round.during().total().failed();
        if (round.exercise().promise() == DrillPromise.NOTHING_FAILED) {
            if (failed > 0) {
                problems.add(failed + " requests failed" + first(round.during()));
            }
        } else {
            onStruck(round, failed, problems);
        }
    }

    private void onStruck(Round round, long failed, List<String> problems) {
        if (failed > clients) {
            problems.add(failed + " requests failed, with " + clients + " in flight at most" + first(round.during()));
        }
        List<Failure> others = round.during().failures().stream()
                .filter(failure -> failure.kind() != Failure.Kind.REFUSED && !isInFlight(failure, round.struck()))
                .toList();
        if (!others.isEmpty()) {
            problems.add(others.size() + " requests failed that were not in flight in the stricken worker: "
                    + others.get(0).shown());
        }
    }

    /** A process that dies takes the requests along that had begun; one that is suspended all that come on connections it has. */
    private static boolean isInFlight(Failure failure, Optional<Struck> struck) {
        return struck.filter(blow -> sinceNanos(failure, blow) - blow.overNanos() <= NOTICE_NANOS)
                .isPresent();
    }

    private static long sinceNanos(Failure failure, Struck struck) {
        return struck.blow() == Step.Blow.KILL ? failure.begunNanos() : failure.connectedNanos();
    }

    private static String first(Figures figures) {
        return figures.failures().stream()
                .findFirst()
                .map(failure -> ", first " + failure.shown())
                .orElse("");
    }
}
