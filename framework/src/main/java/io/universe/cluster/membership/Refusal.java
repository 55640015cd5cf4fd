package io.universe.cluster.membership;

/** Why a message between nodes is refused; travels as the failure code of the reply. */
public enum Refusal {
    /** It cannot be read. Sending it again does not help. */
    MALFORMED(400),
    /** The sender is no member of the cluster as the receiver sees it; that may be a matter of moments. */
    NOT_A_MEMBER(404),
    /** The receiver holds the sender for dead, or is leaving itself. Sending it again does not help. */
    GONE(410),
    /** It is meant for another node. */
    WRONG_TARGET(421);

    private final int code;

    Refusal(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
