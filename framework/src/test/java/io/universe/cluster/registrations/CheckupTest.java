package io.universe.cluster.registrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.registrations.Finding.Kind;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What counts as a finding, and what becomes of it. */
class CheckupTest {

    private static final Finding MISSING = new Finding(Kind.MISSING, "work", "self", 1);
    private static final Finding DEAD = new Finding(Kind.DEAD, "ghost.town", "ghost", 2);

    private final Queue<Runnable> timers = new ArrayDeque<>();
    private final Set<Finding> wrong = new LinkedHashSet<>();
    private final List<Finding> attempts = new ArrayList<>();
    private boolean isHelpful = true;
    private boolean canBeAsked = true;
    private final Checkup checkup = new Checkup(
            new Checkup.Ledger() {
                @Override
                public Set<String> addresses() {
                    return Set.of("work");
                }

                @Override
                public Future<Set<Finding>> look(String address) {
                    return canBeAsked
                            ? Future.succeededFuture(at(address))
                            : Future.failedFuture("no member holds data");
                }

                @Override
                public Future<Void> repair(Finding finding) {
                    attempts.add(finding);
                    if (isHelpful) {
                        wrong.remove(finding);
                    }
                    return isHelpful ? Future.succeededFuture() : Future.failedFuture("not taken");
                }
            },
            (wait, action) -> timers.add(action));

    private Set<Finding> at(String address) {
        Set<Finding> found = new LinkedHashSet<>(wrong);
        found.removeIf(finding -> !finding.address().equals(address));
        return found;
    }

    private void passMoment() {
        timers.remove().run();
    }

    private CheckReport finish(Future<CheckReport> check) {
        while (!timers.isEmpty()) {
            passMoment();
        }
        assertThat(check.succeeded()).isTrue();
        return check.result();
    }

    @Test
    void shouldSayThatAllIsWell() {
        assertThat(finish(checkup.run(List.of("other")))).isEqualTo(new CheckReport(2, List.of(), List.of()));
        assertThat(attempts).isEmpty();
    }

    @Test
    void shouldRepairWhatIsWrongTwice() {
        wrong.add(MISSING);
        assertThat(finish(checkup.run(List.of()))).isEqualTo(new CheckReport(1, List.of(MISSING), List.of()));
        assertThat(attempts).containsExactly(MISSING);
    }

    @Test
    void shouldNotRepairWhatIsOnlyChanging() {
        wrong.add(MISSING);
        Future<CheckReport> check = checkup.run(List.of());
        wrong.clear();
        passMoment();
        assertThat(check.result().isClean()).isTrue();
        assertThat(attempts).isEmpty();
    }

    @Test
    void shouldSayWhatCouldNotBeRepaired() {
        isHelpful = false;
        wrong.add(MISSING);
        assertThat(finish(checkup.run(List.of()))).isEqualTo(new CheckReport(1, List.of(), List.of(MISSING)));
    }

    @Test
    void shouldLookWhereItIsToldTo() {
        wrong.add(DEAD);
        assertThat(finish(checkup.run(List.of())).isClean()).isTrue();
        assertThat(finish(checkup.run(List.of("ghost.town"))).repaired()).containsExactly(DEAD);
    }

    @Test
    void shouldFailWhereTheClusterCannotBeAskedAndGoOnAfterwards() {
        canBeAsked = false;
        assertThat(checkup.run(List.of()).cause()).hasMessage("no member holds data");
        canBeAsked = true;
        assertThat(finish(checkup.run(List.of())).isClean()).isTrue();
    }

    @Test
    void shouldRunOneAfterTheOther() {
        wrong.add(MISSING);
        Future<CheckReport> first = checkup.run(List.of());
        Future<CheckReport> second = checkup.run(List.of());
        assertThat(finish(first).repaired()).containsExactly(MISSING);
        assertThat(finish(second).isClean()).isTrue();
        assertThat(attempts).containsExactly(MISSING);
    }
}
