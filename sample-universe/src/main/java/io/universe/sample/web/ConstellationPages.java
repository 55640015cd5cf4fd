package io.universe.sample.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The pages about constellations that this worker has at hand, as bytes: it asks nobody for them until the cache tells that they have changed. Safe from any thread. */
final class ConstellationPages {

    private static final String TYPE = "application/json";

    private final ConstellationAnswers answers;
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /** Where a page will be. A change takes the place away: what was asked for before it is put where nobody looks any more. */
    private static final class Place {
        private volatile @Nullable Content page;
    }

    private ConstellationPages(ConstellationAnswers answers) {
        this.answers = answers;
    }

    /** None yet; completes when every change will be heard of. */
    static Future<ConstellationPages> open(ConstellationAnswers answers) {
        ConstellationPages pages = new ConstellationPages(answers);
        return answers.watch(pages.places::remove).map(pages);
    }

    /** The page about one constellation, or about all of them. */
    Future<Content> page(Optional<String> id) {
        String key = ConstellationAnswers.key(id);
        Place place = places.computeIfAbsent(key, missing -> new Place());
        Content page = place.page;
        return page == null ? fetch(id, key, place) : Future.succeededFuture(page);
    }

    /** Refusals are not kept here: there is no end to what one can ask for. */
    private Future<Content> fetch(Optional<String> id, String key, Place place) {
        return answers.answer(id)
                .map(ConstellationPages::render)
                .onSuccess(page -> place.page = page)
                .onFailure(refused -> places.remove(key, place));
    }

    private static Content render(JsonObject answer) {
        return Content.of(TYPE, answer.toBuffer());
    }

    /** How many there are. */
    long size() {
        return places.values().stream().filter(place -> place.page != null).count();
    }
}
