package io.universe.control;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;

/**
 * What the configuration holds for the parts of the platform that run in every process.
 *
 * @param sections by the name of the part, such as {@code cache}, with every default filled in; durations are in milliseconds, sizes in bytes
 * @param data the home's directory for what outlives the universe
 */
public record PlatformSettings(JsonObject sections, Path data) {

    /** What stands under this name, as a copy; empty where nothing does. */
    public JsonObject section(String name) {
        JsonObject section = sections.getJsonObject(name);
        return section == null ? new JsonObject() : section.copy();
    }

    JsonObject toJson() {
        return new JsonObject().put("sections", sections).put("data", data.toString());
    }

    static PlatformSettings fromJson(JsonObject json) {
        return new PlatformSettings(Wire.object(json, "sections"), Path.of(Wire.text(json, "data")));
    }

    /** What a worker goes by whose master is of an older version and does not say: it was started in the home. */
    static PlatformSettings unsaid() {
        return new PlatformSettings(new JsonObject(), Path.of("data").toAbsolutePath());
    }
}
