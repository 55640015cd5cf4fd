package io.universe.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.spi.MasterService;
import io.universe.spi.WorkerService;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** How the platform finds the part that answers. */
class StatusServiceTest {

    @Test
    void shouldBeFoundInWorkersAndInTheMaster() {
        assertThat(ServiceLoader.load(WorkerService.class)).hasAtLeastOneElementOfType(StatusService.class);
        assertThat(ServiceLoader.load(MasterService.class)).hasAtLeastOneElementOfType(StatusService.class);
    }

    @Test
    void shouldStopThoughItHasNotStarted() {
        assertThat(new StatusService().stop().succeeded()).isTrue();
    }
}
