package io.universe.launcher.master.ecv;

import io.universe.control.PrivateFile;
import io.universe.operations.Ecv.By;
import io.universe.operations.Ecv.Sign;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of ECV on disk for the next master.
 *
 * @param isHeld whether a person has marked down
 */
record KeptEcv(Sign sign, boolean isHeld) {

    private static final Logger LOG = LoggerFactory.getLogger(KeptEcv.class);
    private static final int FORM = 1;

    static KeptEcv of(EcvState state) {
        return new KeptEcv(state.sign(), state.isHeld());
    }

    /** What the master before has left; empty where there was none, or it cannot be read, which is said. */
    static Optional<KeptEcv> read(Path file) {
        return new PrivateFile(file)
                .find(
                        KeptEcv::fromJson,
                        damage -> LOG.warn(
                                "{} cannot be read, so what was marked down before is forgotten: {}",
                                file,
                                damage.toString()));
    }

    /** Puts it in place of what was there, and waits until it is on the disk: what a person has marked outlives the machine too. */
    void write(Path file) throws IOException {
        new PrivateFile(file).writeThrough(toJson().encode());
    }

    /**
     * What a master begins with. A universe that begins anew knows of a person who has marked down, and of nothing else.
     *
     * @param isTakenOver whether workers of the master before go on
     */
    EcvState resumed(boolean isTakenOver, Instant now) {
        if (isTakenOver && sign.by() != By.STOP) {
            return EcvState.takenOver(sign, isHeld);
        }
        return isHeld ? EcvState.held(sign, now) : EcvState.begun(now);
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("form", FORM)
                .put("state", sign.state())
                .put("by", sign.by().label())
                .put("reason", sign.reason())
                .put("since", sign.since().toString())
                .put("held", isHeld);
    }

    /** Throws DecodeException for what is none, or has another form. */
    static KeptEcv fromJson(JsonObject json) {
        try {
            if (json.getInteger("form") != FORM) {
                throw new IllegalArgumentException("its form is " + json.getInteger("form") + ", not " + FORM);
            }
            Sign sign = new Sign(
                    isUp(text(json, "state")),
                    By.valueOf(text(json, "by").toUpperCase(Locale.ROOT)),
                    text(json, "reason"),
                    Instant.parse(text(json, "since")));
            return new KeptEcv(sign, json.getBoolean("held"));
        } catch (ClassCastException | NullPointerException | IllegalArgumentException | DateTimeException e) {
            throw new DecodeException("no state of ECV: " + e, e);
        }
    }

    private static boolean isUp(String state) {
        return switch (state) {
            case "UP" -> true;
            case "DOWN" -> false;
            default -> throw new IllegalArgumentException("\"" + state + "\" is neither UP nor DOWN");
        };
    }

    private static String text(JsonObject json, String key) {
        return Objects.requireNonNull(json.getString(key), key);
    }
}
