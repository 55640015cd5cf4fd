package io.universe.launcher.master.crew;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.StandbyId;
import io.universe.launcher.supervisor.WorkerId;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final WorkerId WEB_0 = new WorkerId("web", 0, 4);
    private static final StandbyId STANDBY = new StandbyId("web", 2);

    private final Fleet fleet = new Fleet();
    private final Fleet.Craft craft = fleet.add(STANDBY, 1);

    @Test
    void shouldFindAStandbyThatTookASlotUnderBothNames() {
        assertThat(fleet.rename(STANDBY, WEB_0)).contains(craft);

        assertThat(fleet.find(STANDBY)).contains(craft);
        assertThat(fleet.find(WEB_0)).contains(craft);
        assertThat(craft.id()).isEqualTo(WEB_0);
        assertThat(craft.startedAs()).isEqualTo(STANDBY);
        assertThat(fleet.lives()).containsExactlyInAnyOrder("web-standby.2", "web-0.4");
    }

    @Test
    void shouldCountItOnce() {
        craft.hasProcess(new FakeProcess());
        craft.hasLink(new FakeLink(STANDBY).link());

        fleet.rename(STANDBY, WEB_0);

        assertThat(fleet.processes()).hasSize(1);
        assertThat(fleet.links()).hasSize(1);
    }

    @Test
    void shouldForgetItUnderEitherName() {
        fleet.rename(STANDBY, WEB_0);
        fleet.remove(WEB_0);
        assertThat(fleet.lives()).isEmpty();

        fleet.add(STANDBY, 1);
        fleet.rename(STANDBY, WEB_0);
        fleet.remove(STANDBY);
        assertThat(fleet.lives()).isEmpty();
    }

    @Test
    void shouldRenameNobodyWhoIsGone() {
        fleet.remove(STANDBY);

        assertThat(fleet.rename(STANDBY, WEB_0)).isEmpty();
        assertThat(fleet.find(WEB_0)).isEmpty();
    }
}
