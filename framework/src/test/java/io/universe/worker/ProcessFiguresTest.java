package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class ProcessFiguresTest {

    @Test
    void shouldTellAgeAndMemoryOfThisProcess() {
        JsonObject figures = new ProcessFigures().take();
        assertThat(figures.getLong("pid")).isEqualTo(ProcessHandle.current().pid());
        assertThat(figures.getDouble("uptimeSeconds")).isPositive().isEqualTo(figures.getDouble("uptime"));
        assertThat(figures.getInteger("threads")).isPositive();
        JsonObject memory = figures.getJsonObject("memory");
        assertThat(memory.fieldNames()).containsExactly("rss", "heapUsed", "heapTotal", "heapMax");
        assertThat(memory.getLong("heapUsed")).isPositive().isLessThanOrEqualTo(memory.getLong("heapTotal"));
    }
}
