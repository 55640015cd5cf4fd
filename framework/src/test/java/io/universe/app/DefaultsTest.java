package io.universe.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DefaultsTest {

    private static final class AtlasModule implements Module {}

    private static final class Sky implements Module {}

    private static final class ModuleOfModule implements Module {}

    private record Context(OptionalInt port) implements WorkerContext {
        @Override
        public String name() {
            return "web";
        }
    }

    @Test
    void shouldNameAModuleAfterItsClassWithoutTheSuffix() {
        assertThat(new AtlasModule().name()).isEqualTo("atlas");
        assertThat(new Sky().name()).isEqualTo("sky");
        assertThat(new ModuleOfModule().name()).isEqualTo("moduleOf");
    }

    @Test
    void shouldHaveANameEvenForAModuleWithoutClassName() {
        Module anonymous = new Module() {};
        assertThat(anonymous.name()).isEqualTo("module");
    }

    @Test
    void shouldRunOneWorkerWithoutAPortAndOnePerCoreWithOne() {
        assertThat(new Context(OptionalInt.empty()).instances()).isEqualTo(1);
        assertThat(new Context(OptionalInt.of(0)).instances())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }
}
