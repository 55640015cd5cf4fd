package io.universe.cluster;

/** Nodes for tests, told apart by their uuid. */
public final class TestNodes {

    private TestNodes() {}

    /** A fork of the context {@code test}, whose worker has the name of its uuid. */
    public static Node node(String uuid) {
        return node(uuid, Role.FORK);
    }

    /** The same in that role. */
    public static Node node(String uuid, Role role) {
        return new Node(uuid, role, "test", uuid, 1, 1, 1, "127.0.0.1", 1, "0");
    }
}
