package io.universe.cache.entry;

/** What an entry says about its key. */
public enum Kind {
    /** Nothing: it is only being loaded. */
    NONE(0),
    /** There is a value. */
    VALUE(1),
    /** A loader failed, and that is kept for a while. */
    FAILURE(2),
    /** The value was deleted, and that is remembered for a while. */
    DELETED(3),
    /** The same of one whose time was over. */
    EXPIRED(4),
    /** The same of one that had to give way. */
    EVICTED(5);

    private final byte code;

    Kind(int code) {
        this.code = (byte) code;
    }

    /** How it is written down; never changes. */
    public byte code() {
        return code;
    }

    /** The one that is written down so. Throws IllegalArgumentException where none is. */
    public static Kind of(byte code) {
        for (Kind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("an entry of the kind " + code + " is not known to this version");
    }
}
