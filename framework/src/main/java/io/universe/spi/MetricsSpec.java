package io.universe.spi;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who counts, and where.
 *
 * @param worker the name of the slot, such as {@code web-0}; of a standby or a debugged worker the name of its life
 * @param life the name of the process life, such as {@code web-0.3}
 * @param isStandby whether it waits for a slot, or never gets one: then what it counts is told nowhere
 * @param directory the home's directory for what processes have counted; empty where it is kept nowhere
 * @param settings what the configuration holds under {@code metrics}, with every default filled in
 */
public record MetricsSpec(
        String context,
        String worker,
        int generation,
        String life,
        boolean isStandby,
        Optional<Path> directory,
        JsonObject settings) {}
