package io.universe.launcher.master.reloads;

import io.universe.operations.Wish;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * The phased restart that is under way, or the last one, as {@code status --json} tells it under {@code reload}.
 *
 * @param generation where it leads, 0 while that is being prepared
 * @param reasons why it came to nothing; none otherwise
 */
public record ReloadView(Wish.Reload wish, int generation, State state, List<String> reasons) {

    /** How far it is. */
    public enum State {
        /** Code and configuration are read and checked. */
        PREPARING,
        /** Workers are replaced. */
        ROLLING,
        /** Every slot is on the new generation. */
        DONE,
        /** It came to nothing, and what was replaced went back if it was to. */
        FROZEN,
        /** Nothing was touched: another one is under way, say. */
        REFUSED,
        /** Nothing was touched: code or configuration are not fit to run. */
        UNFIT
    }

    /** As it stands in the document; {@code generation} is null while it is being prepared. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("id", wish.id())
                .put("context", wish.context())
                .put("generation", generation == 0 ? null : generation)
                .put("state", state.name().toLowerCase(Locale.ROOT))
                .put("reasons", new JsonArray(reasons));
    }
}
