package io.universe.launcher.master.heritage;

import io.universe.launcher.config.Given;
import io.universe.launcher.config.Layer;
import io.universe.launcher.master.generations.Edition;
import io.universe.launcher.master.generations.Stand;
import io.universe.launcher.process.Pass;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a master leaves behind for the next one of its home, kept on disk while it lives: by what its workers are known, and what they run. Immutable.
 *
 * @param seal makes the passes of its workers
 * @param editions what workers may run, by generation
 * @param contexts how each context stood
 */
record Legacy(Pass.Seal seal, Map<Integer, Edition> editions, Map<String, Stand> contexts) {

    private static final int FORM = 1;

    /** Copies what it is given; the order of the contexts is kept. */
    Legacy {
        editions = Map.copyOf(editions);
        contexts = Collections.unmodifiableMap(new LinkedHashMap<>(contexts));
    }

    /** Whether workers with such a pass can be adopted. */
    boolean knows(Pass pass) {
        return Optional.ofNullable(editions.get(pass.generation()))
                .filter(edition -> edition.code().equals(pass.code()))
                .isPresent();
    }

    Legacy with(Map<Integer, Edition> known, Map<String, Stand> stands) {
        return new Legacy(seal, known, stands);
    }

    JsonObject toJson() {
        JsonObject known = new JsonObject();
        new TreeMap<>(editions).forEach((number, edition) -> known.put(number.toString(), json(edition)));
        JsonObject stands = new JsonObject();
        contexts.forEach((name, stand) -> stands.put(
                name,
                new JsonObject()
                        .put("generation", stand.generation())
                        .put("target", stand.target())
                        .put("port", stand.port())
                        .put("begun", stand.hasBegun())
                        .put("debugged", stand.debugged().orElse(null))));
        return new JsonObject()
                .put("form", FORM)
                .put("seal", seal.text())
                .put("generations", known)
                .put("contexts", stands);
    }

    private static JsonObject json(Edition edition) {
        JsonObject json = new JsonObject()
                .put("code", edition.code())
                .put("classPath", new JsonArray(edition.classPath()))
                .put("configFile", edition.configFile().toString())
                .put(
                        "said",
                        new JsonArray(edition.said().stream().map(Legacy::json).toList()));
        edition.brought().ifPresent(variables -> json.put("environment", new JsonObject(Map.copyOf(variables))));
        return json;
    }

    private static JsonObject json(Given given) {
        return new JsonObject()
                .put("key", given.key())
                .put("text", given.text())
                .put("layer", given.layer().name())
                .put("origin", given.origin());
    }

    /** Reads it. Throws DecodeException for what is no legacy, or one of another form. */
    static Legacy fromJson(JsonObject json) {
        try {
            if (json.getInteger("form") != FORM) {
                throw new IllegalArgumentException("its form is " + json.getInteger("form") + ", not " + FORM);
            }
            return new Legacy(
                    Pass.Seal.of(text(json, "seal")),
                    byName(json, "generations", Legacy::edition).entrySet().stream()
                            .collect(Collectors.toMap(entry -> Integer.valueOf(entry.getKey()), Map.Entry::getValue)),
                    byName(json, "contexts", Legacy::stand));
        } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
            throw new DecodeException("no legacy: " + e, e);
        }
    }

    private static <T> Map<String, T> byName(JsonObject json, String key, Function<JsonObject, T> read) {
        JsonObject objects = Objects.requireNonNull(json.getJsonObject(key), key);
        Map<String, T> named = new LinkedHashMap<>();
        objects.fieldNames().forEach(name -> named.put(name, read.apply(objects.getJsonObject(name))));
        return named;
    }

    private static Edition edition(JsonObject json) {
        return new Edition(
                text(json, "code"),
                json.getJsonArray("classPath").stream().map(String.class::cast).toList(),
                Path.of(text(json, "configFile")),
                json.getJsonArray("said").stream()
                        .map(JsonObject.class::cast)
                        .map(Legacy::given)
                        .toList(),
                Optional.ofNullable(json.getJsonObject("environment")).map(Legacy::variables));
    }

    private static Map<String, String> variables(JsonObject json) {
        return json.fieldNames().stream().collect(Collectors.toMap(name -> name, json::getString));
    }

    private static Given given(JsonObject json) {
        return new Given(
                text(json, "key"), text(json, "text"), Layer.valueOf(text(json, "layer")), text(json, "origin"));
    }

    private static Stand stand(JsonObject json) {
        return new Stand(
                json.getInteger("generation"),
                json.getInteger("target"),
                json.getInteger("port"),
                json.getBoolean("begun", true),
                Optional.ofNullable(json.getString("debugged")));
    }

    private static String text(JsonObject json, String key) {
        return Objects.requireNonNull(json.getString(key), key);
    }

    /** Keeps the seal out of logs. */
    @Override
    public String toString() {
        return "Legacy[" + editions + " " + contexts + "]";
    }
}
