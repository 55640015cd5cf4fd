package io.universe.launcher.config;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;

/**
 * What is counted.
 *
 * @param enable whether processes count
 * @param meters how many meters one process may have
 */
public record MetricsSettings(boolean enable, int meters) {

    /** As processes find it, with the directory in which they keep what they have counted. */
    public JsonObject toJson(Path directory) {
        return new JsonObject().put("enable", enable).put("meters", meters).put("directory", directory.toString());
    }
}
