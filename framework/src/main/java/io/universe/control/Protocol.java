package io.universe.control;

/**
 * What master and worker agree on before anything else. Messages are JSON objects, one a line, over a Unix-domain stream; listening sockets travel on connections of
 * their own, because a byte between descriptors is lost.
 */
public final class Protocol {

    /** Raised with every change that an older peer would misread; a peer of another version is refused. */
    public static final int VERSION = 1;

    /** The longest message that a master takes, in bytes: a longer one ends the connection. */
    public static final int MAX_MESSAGE_BYTES = 1 << 20;

    /** The environment variable with the one-time token by which the master knows its child. */
    public static final String TOKEN_VARIABLE = "UNIVERSE_WORKER_TOKEN";

    /** The environment variable with the path of the master's socket for workers; its presence makes a process a worker. */
    public static final String SOCKET_VARIABLE = "UNIVERSE_WORKER_SOCKET";

    /** The environment variable with the name of the process life, such as {@code web-0.3}. */
    public static final String NAME_VARIABLE = "UNIVERSE_WORKER_NAME";

    private Protocol() {}
}
