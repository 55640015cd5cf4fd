package io.universe.launcher.master.ecv;

import java.util.function.BooleanSupplier;

/** A text that can be read as long as somebody waits for what comes of it: an expression may take longer for it than anybody lives, and a thread that is in it hears of nothing else. */
record WantedText(CharSequence text, BooleanSupplier isOver) implements CharSequence {

    @Override
    public int length() {
        return text.length();
    }

    /** Throws IllegalStateException where nobody waits any more. */
    @Override
    public char charAt(int index) {
        if (isOver.getAsBoolean()) {
            throw new IllegalStateException("nobody waits for what comes of it any more");
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new WantedText(text.subSequence(start, end), isOver);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
