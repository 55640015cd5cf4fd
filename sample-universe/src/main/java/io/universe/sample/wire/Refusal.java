package io.universe.sample.wire;

/** A request that is not answered, because of what was asked or because nobody is there to answer it. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The request makes no sense; the message says what is allowed and what was got. */
    public static Refusal badRequest(String message) {
        return new Refusal(400, message);
    }

    /** Not from there. */
    public static Refusal forbidden(String message) {
        return new Refusal(403, message);
    }

    /** There is no such thing. */
    public static Refusal notFound(String message) {
        return new Refusal(404, message);
    }

    /** It cannot be answered now; asking again soon may help. */
    public static Refusal unavailable(String message) {
        return new Refusal(503, message);
    }

    /** What another process refused. */
    public static Refusal relayed(int status, String message) {
        return new Refusal(status, message);
    }

    /** Whether it is about the request, so that asking again will not help. */
    public boolean isFinal() {
        return status < 500;
    }

    /** The status it has in HTTP. */
    public int status() {
        return status;
    }

    /** What to tell the one who asked. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
