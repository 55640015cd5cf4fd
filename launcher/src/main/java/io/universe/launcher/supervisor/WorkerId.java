package io.universe.launcher.supervisor;

import io.universe.cluster.Role;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one process life: incarnation 3 in slot 0 of context web is {@code web-0.3}. A pid may come again, this never does.
 *
 * @param context name of the worker context
 * @param slot fixed position within the context, 0 and up
 * @param incarnation number of the process life in its slot, 1 and up
 */
public record WorkerId(String context, int slot, int incarnation) implements LifeId {
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9]*)-(\\d{1,9})\\.(\\d{1,9})");

    public WorkerId {
        if (slot < 0) {
            throw new IllegalArgumentException("slot must be 0 or more, got " + slot);
        }
        if (incarnation < 1) {
            throw new IllegalArgumentException("incarnation must be 1 or more, got " + incarnation);
        }
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException when the text has not the form {@code web-0.3}
     */
    public static WorkerId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a worker's incarnation is written like web-0.3, got '" + text + "'");
        }
        return new WorkerId(matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
    }

    /** The worker's name over all its incarnations, as in {@code web-0}. */
    public String worker() {
        return context + "-" + slot;
    }

    @Override
    public String series() {
        return worker();
    }

    @Override
    public int number() {
        return incarnation;
    }

    /** SPAWN for slot 0, FORK for every further one. */
    public Role role() {
        return slot == 0 ? Role.SPAWN : Role.FORK;
    }

    @Override
    public String toString() {
        return worker() + "." + incarnation;
    }
}
