package io.universe.cluster.emitter;

import io.universe.cluster.Node;

/**
 * Whom an event is for, as it was said.
 *
 * @param said a reserved word, or the name of a context or worker, or a uuid; a process id as a Long
 */
record Target(Object said) {

    static final Target SELF = new Target("self");
    static final Target MASTER = new Target("master");
    static final Target ALL = new Target("all");

    /** Throws IllegalArgumentException where it can be none. */
    static Target of(Object said) {
        if (said instanceof String text && !text.isEmpty()) {
            return new Target(text);
        } else if (said instanceof Integer || said instanceof Long) {
            return new Target(((Number) said).longValue());
        } else if (said instanceof Node node) {
            return new Target(node.uuid());
        }
        throw new IllegalArgumentException(
                "a target is master, self, all, the name of a context or worker, a process id as a number, or the uuid of a node; not "
                        + (said instanceof String ? "an empty string" : describe(said)));
    }

    private static String describe(Object said) {
        return said == null ? "null" : said.getClass().getName();
    }

    boolean isMetBy(Node node, Sight sight) {
        if (said instanceof Long pid) {
            return node.pid() == pid;
        } else if (equals(ALL)) {
            return true;
        } else if (equals(SELF)) {
            return sight.isSelf(node);
        } else if (equals(MASTER)) {
            return sight.isMaster(node);
        }
        return said.equals(node.context()) || said.equals(node.worker()) || said.equals(node.uuid());
    }

    boolean isOnly(Node self) {
        return equals(SELF) || said.equals(self.uuid());
    }

    /** As it stands in a message. */
    @Override
    public String toString() {
        return "'" + said + "'";
    }
}
