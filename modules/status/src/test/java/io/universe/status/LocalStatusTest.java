package io.universe.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract, in a process alone without Vert.x. */
class LocalStatusTest extends StatusContract {

    private final Statuses local = Statuses.local();

    @Override
    protected List<Statuses> everywhere() {
        return List.of(local);
    }

    @Test
    void shouldBeANodeOfThisProcess() {
        assertThat(await(local.getStatus("os")))
                .extracting(NodeStatus::pid)
                .containsExactly(ProcessHandle.current().pid());
    }

    @Test
    void shouldKnowNothingOfOthersInThisProcess() {
        Statuses.local().register("elsewhere", () -> 1);
        assertThat(await(local.statuses())).containsExactly("os");
    }
}
