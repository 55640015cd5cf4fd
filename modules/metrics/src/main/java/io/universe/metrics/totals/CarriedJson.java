package io.universe.metrics.totals;

import io.universe.metrics.file.Meter;
import io.universe.metrics.file.Values;
import io.universe.metrics.totals.Carried.Version;
import io.universe.metrics.totals.Totals.Total;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How what is carried on is written: each meter once, and the cells of each place with the number of their meter before them. Pure. */
final class CarriedJson {

    private static final int VERSION = 1;

    private CarriedJson() {}

    static JsonObject of(Carried carried) {
        Map<Meter, Integer> numbers = new LinkedHashMap<>();
        JsonArray meters = new JsonArray();
        JsonArray places = new JsonArray();
        carried.totals().byPlace().forEach((place, totals) -> {
            JsonArray series = new JsonArray();
            totals.forEach((meter, total) -> {
                int number = numbers.computeIfAbsent(meter, unknown -> {
                    meters.add(unknown.toJson().put("help", total.help()));
                    return meters.size() - 1;
                });
                series.add(row(number, total.values()));
            });
            places.add(version(Version.of(place)).put("worker", place.worker()).put("series", series));
        });
        return new JsonObject()
                .put("version", VERSION)
                .put("folded", new JsonArray(List.copyOf(new TreeSet<>(carried.folded()))))
                .put(
                        "recent",
                        new JsonArray(carried.recent().stream()
                                .map(CarriedJson::version)
                                .toList()))
                .put("meters", meters)
                .put("places", places);
    }

    private static JsonObject version(Version version) {
        return new JsonObject().put("context", version.context()).put("generation", version.generation());
    }

    private static JsonArray row(int number, Values values) {
        JsonArray row = new JsonArray().add(number);
        for (int cell = 0; cell < values.count(); cell++) {
            row.add(values.get(cell));
        }
        return row;
    }

    /** Throws RuntimeException of some kind where it is not what {@link #of} wrote. */
    static Carried read(JsonObject json) {
        if (json.getInteger("version") != VERSION) {
            throw new IllegalArgumentException("it has the version " + json.getInteger("version"));
        }
        List<JsonObject> meters = objects(json, "meters");
        List<Meter> known = meters.stream().map(Meter::fromJson).toList();
        List<String> helps =
                meters.stream().map(meter -> meter.getString("help", "")).toList();
        Map<Place, Map<Meter, Total>> places = new TreeMap<>();
        for (JsonObject place : objects(json, "places")) {
            places.put(
                    new Place(place.getString("context"), place.getString("worker"), place.getInteger("generation")),
                    series(place.getJsonArray("series"), known, helps));
        }
        return new Carried(
                json.getJsonArray("folded").stream().map(String.class::cast).collect(Collectors.toSet()),
                objects(json, "recent").stream()
                        .map(each -> new Version(each.getString("context"), each.getInteger("generation")))
                        .toList(),
                Totals.of(places));
    }

    private static Map<Meter, Total> series(JsonArray rows, List<Meter> known, List<String> helps) {
        Map<Meter, Total> series = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            JsonArray row = rows.getJsonArray(i);
            int number = row.getInteger(0);
            Meter meter = known.get(number);
            series.put(meter, new Total(helps.get(number), values(row, meter)));
        }
        return series;
    }

    private static Values values(JsonArray row, Meter meter) {
        if (row.size() != meter.cells() + 1) {
            throw new IllegalArgumentException(meter.name() + " has " + (row.size() - 1) + " cells");
        }
        long[] cells = new long[meter.cells()];
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = row.getLong(cell + 1);
        }
        return Values.of(cells);
    }

    private static List<JsonObject> objects(JsonObject json, String name) {
        List<JsonObject> objects = new ArrayList<>();
        json.getJsonArray(name).forEach(each -> objects.add((JsonObject) each));
        return objects;
    }
}
